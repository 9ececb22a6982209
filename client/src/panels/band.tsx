// The plan's marking across a page of tables, as text in the plan's own colour.

import type { MarkingBand } from "../contract/types.ts";
import { readableOn } from "../paint/palette.ts";

/** The band with the marking, and how to handle the page. */
export function Band({ marking, handling }: Pick<MarkingBand, "marking" | "handling">) {
  return (
    <div class="posture-band" style={{ background: marking.colour, color: readableOn(marking.colour) }}>
      <strong>{marking.text}</strong> <span>{handling}</span>
    </div>
  );
}
