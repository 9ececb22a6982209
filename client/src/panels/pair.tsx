// A label with its value.

import type { ComponentChildren } from "preact";

/** A label and its value in a list of descriptions. */
export function Pair({ label, text, children }: { label: string; text?: string; children?: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text ?? children}</dd>
    </div>
  );
}
