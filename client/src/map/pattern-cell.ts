// One cell of a pattern as a picture, for a canvas to repeat.

import { PATTERN_LINE_PX, PATTERN_PX, type Pattern, paintPattern } from "../paint/patterns.ts";

/** Draws one cell, `size` pixels wide. */
export function patternCell(pattern: Pattern, colour: string, size: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const ctx = canvas.getContext("2d");
  if (!ctx) return canvas;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = (PATTERN_LINE_PX * size) / PATTERN_PX;
  paintPattern(ctx, pattern, size);
  return canvas;
}
