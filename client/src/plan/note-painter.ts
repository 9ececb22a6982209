// Paints an annotation: a block with a sentence, and a leader to its place.

import type { Block } from "../arrange/arrange.ts";
import type { Brush } from "../paint/brush.ts";
import { basisBadge } from "../paint/glyphs.ts";
import type { Palette } from "../paint/palette.ts";
import { paintFrame } from "./block-painter.ts";
import { isNote, NOTE_LINE } from "./notes.ts";
import { BADGE_PX, type Stamps } from "./painter.ts";
import type { Point } from "./point.ts";
import type { Sizes } from "./sizes.ts";

/** Paints an annotation: a frame like that of any block, with a bar that no block of symbols has. */
export function paintNote(brush: Brush, block: Block<Point>, palette: Palette, sizes: Sizes, stamps: Stamps): void {
  const [cell] = block.shown;
  if (!cell || !isNote(cell.thing)) return;
  const { lines, fontPx, annotation } = cell.thing;
  paintFrame(brush, block, palette, sizes, stamps);
  const { left, top, right, bottom } = block.box;
  brush.fillStyle = palette.accent;
  brush.fillRect(left + 0.6, top + 6, 2.6, bottom - top - 12);
  lines.forEach((line, i) => {
    stamps.text(line, "nation", fontPx, cell.x, cell.y + (i + 0.5) * fontPx * NOTE_LINE, "left");
  });
  if (stamps.badge) stamps.badge(annotation.basis, right - 1, top + 2);
  else basisBadge(brush, annotation.basis, right - 1, top + 2, BADGE_PX, palette.ink, palette.plate);
}
