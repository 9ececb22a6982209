// How the map fills a nation by its contribution: a colour, and a pattern without seams. Pure painters.

import type { Brush } from "./brush.ts";
import type { Theme } from "./palette.ts";

/** Name of a pattern. */
export type Pattern = "diagonal" | "dots" | "vertical" | "horizontal" | "cross" | "backslash" | "grid" | "rings";

/** The fill of each kind of contribution; the pattern alone, without the colour, tells the kinds apart. */
export const CONTRIBUTION_STYLE: Record<string, { pattern: Pattern; colour: Record<Theme, string> }> = {
  ground_forces: { pattern: "diagonal", colour: { light: "#6a4c93", dark: "#b79ae0" } },
  air: { pattern: "grid", colour: { light: "#3f6c8f", dark: "#8dbbe0" } },
  maritime: { pattern: "rings", colour: { light: "#2f6f73", dark: "#79c4c8" } },
  logistics: { pattern: "dots", colour: { light: "#9a6a1c", dark: "#dfb15f" } },
  training: { pattern: "backslash", colour: { light: "#5b7148", dark: "#a9c490" } },
  equipment: { pattern: "horizontal", colour: { light: "#7a5a46", dark: "#c9a48c" } },
  headquarters: { pattern: "cross", colour: { light: "#46606f", dark: "#9fbccd" } },
  security_guarantee: { pattern: "vertical", colour: { light: "#9b3d62", dark: "#e08fb0" } },
};

/** How strongly a nation's fill and its pattern cover the land. */
export const NATION_ALPHA = { fill: 0.1, pattern: 0.9 };

/** Side of one cell of a pattern on the map, in pixels. */
export const PATTERN_PX = 12;

/** Width of the lines of a pattern on the map, in pixels: clear lines need not be thick. */
export const PATTERN_LINE_PX = 0.7;

/** Paints one cell of a pattern with the line and the colour of a brush. */
export function paintPattern(brush: Brush, pattern: Pattern, size: number): void {
  brush.beginPath();
  STROKES[pattern](brush, size);
  brush.stroke();
}

const STROKES: Record<Pattern, (ctx: Brush, s: number) => void> = {
  diagonal: (ctx, s) => slanted(ctx, s, 1),
  backslash: (ctx, s) => slanted(ctx, s, -1),
  cross: (ctx, s) => {
    slanted(ctx, s, 1);
    slanted(ctx, s, -1);
  },
  vertical: (ctx, s) => line(ctx, s / 2, 0, s / 2, s),
  horizontal: (ctx, s) => line(ctx, 0, s / 2, s, s / 2),
  grid: (ctx, s) => {
    line(ctx, s / 2, 0, s / 2, s);
    line(ctx, 0, s / 2, s, s / 2);
  },
  dots: (ctx, s) => {
    for (const [x, y] of [
      [s / 4, s / 4],
      [(3 * s) / 4, (3 * s) / 4],
    ] as const) {
      ctx.moveTo(x + s / 14, y);
      ctx.arc(x, y, s / 14, 0, 2 * Math.PI);
    }
    ctx.fill();
  },
  rings: (ctx, s) => {
    ctx.moveTo(s / 2 + s / 4, s / 2);
    ctx.arc(s / 2, s / 2, s / 4, 0, 2 * Math.PI);
  },
};

function line(ctx: Brush, x1: number, y1: number, x2: number, y2: number): void {
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
}

function slanted(ctx: Brush, s: number, direction: 1 | -1): void {
  for (const shift of [-s, 0, s]) {
    if (direction === 1) line(ctx, shift, s, shift + s, 0);
    else line(ctx, shift, 0, shift + s, s);
  }
}
