// Marks that panels share: symbols, basis badges, swatches.

import { useEffect, useRef } from "preact/hooks";
import { patternCell } from "../map/pattern-cell.ts";
import { COUNT_SAMPLE, FORM_MARKS, type Form } from "../paint/form-marks.ts";
import type { Theme } from "../paint/palette.ts";
import { CONTRIBUTION_STYLE, NATION_ALPHA, PATTERN_PX } from "../paint/patterns.ts";
import { symbolUri } from "../paint/symbols.ts";
import { LINK_STYLES } from "../plan/links.ts";
import { PRECISION_DASH, PRECISION_LINE } from "../plan/precision.ts";
import { type Scene, termLabel } from "../scene/scene.ts";

/** A military symbol as an image. */
export function SymbolMark({ sidc, planned, size }: { sidc: string; planned: boolean; size: number }) {
  return <img class="posture-symbol" src={symbolUri(sidc, planned, size)} alt="" draggable={false} />;
}

/** The badge of a basis. */
export function BasisMark({ basis }: { basis: string }) {
  return (
    <svg class="posture-basis" viewBox="0 0 14 14" width="12" height="12" aria-hidden="true">
      <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" stroke-width="1.6" />
      {basis === "reported" && <circle cx="7" cy="7" r="5.4" fill="currentColor" />}
      {basis === "inferred" && <path d="M7 1.6a5.4 5.4 0 0 0 0 10.8z" fill="currentColor" />}
    </svg>
  );
}

/** The badge of a basis with its name. */
export function BasisLabel({ scene, basis }: { scene: Scene; basis: string }) {
  return (
    <span class="posture-basis-label" data-basis={basis}>
      <BasisMark basis={basis} />
      {termLabel(scene, "basis", basis)}
    </span>
  );
}

/** A sample of the fill of a contribution, drawn by the same code as on the map. */
export function Swatch({ kind, theme }: { kind: string; theme: Theme }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const ctx = canvas.current?.getContext("2d");
    const style = CONTRIBUTION_STYLE[kind];
    if (!ctx || !style) return;
    const colour = style.colour[theme];
    ctx.clearRect(0, 0, 56, 32);
    ctx.globalAlpha = NATION_ALPHA.fill;
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, 56, 32);
    ctx.globalAlpha = NATION_ALPHA.pattern;
    ctx.fillStyle = ctx.createPattern(patternCell(style.pattern, colour, 2 * PATTERN_PX), "repeat") ?? colour;
    ctx.fillRect(0, 0, 56, 32);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 2;
    ctx.strokeRect(1, 1, 54, 30);
  }, [kind, theme]);
  return <canvas class="posture-swatch" ref={canvas} width={56} height={32} />;
}

/** A sample of a command line, a supply link or a circle of precision, with the dashes and widths of the map. */
export function LineMark({ kind }: { kind: "command" | "supply" | "precision" }) {
  const { width, dash } =
    kind === "precision" ? { width: PRECISION_LINE.width, dash: PRECISION_DASH } : LINK_STYLES[kind];
  return (
    <svg class={`posture-line ${kind}`} viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">
      <g stroke-width={width} stroke-dasharray={dash.join(" ")}>
        {kind === "precision" ? <circle cx="14" cy="6" r="5" /> : <line x1="1" y1="6" x2="27" y2="6" />}
      </g>
      {kind !== "precision" && LINK_STYLES[kind].arrow && <path d="M18 6l-8-4v8z" />}
    </svg>
  );
}

/** A sample of a block, a count, a ring or a leader. */
export function FormMark({ form }: { form: Form }) {
  const { ink, accent, filled } = FORM_MARKS[form];
  return (
    <svg class="posture-form" viewBox="0 0 34 18" width="34" height="18" aria-hidden="true">
      {ink && <path d={ink} />}
      {accent && <path class="accent" d={accent} />}
      {filled && <path class="filled" d={filled} />}
      {form === "count" && (
        <text x="17" y="12.6" text-anchor="middle">
          {COUNT_SAMPLE}
        </text>
      )}
    </svg>
  );
}

/** The mark of an event. */
export function EventMark() {
  return (
    <svg class="posture-event" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M8 1.2 14.8 8 8 14.8 1.2 8z" />
      <text x="8" y="11.4" text-anchor="middle">
        i
      </text>
    </svg>
  );
}
