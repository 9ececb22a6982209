// A QR code. It is dark on light in any theme: readers need that.

import type { QrCode } from "../contract/types.ts";

const QUIET = 4;

/** A QR code with the border that readers need. */
export function Qr({ code, label }: { code: QrCode; label: string }) {
  const side = code.size + 2 * QUIET;
  return (
    <svg class="posture-qr" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={label}>
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={code.path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
