// One cell of a pattern as a picture, for a canvas to repeat.

import { type Pattern, paintPattern } from "../paint/patterns.ts";

/** Draws one cell; `size` must divide the side of a map tile, else the pattern shows seams. */
export function patternCell(pattern: Pattern, colour: string, size: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const ctx = canvas.getContext("2d");
  if (!ctx) return canvas;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = size / 10;
  paintPattern(ctx, pattern, size);
  return canvas;
}
