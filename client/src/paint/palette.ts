// Colours of what is drawn on canvas, and the few that panels share with it. Panels have theirs in styles.css.

import type { Brush } from "./brush.ts";

export type Theme = "light" | "dark";

export interface Palette {
  sea: string;
  land: string;
  ukraine: string;
  coast: string;
  border: string;
  borderHalo: string;
  oblast: string;
  admin1: string;
  water: string;
  road: string;
  motorway: string;
  rail: string;
  label: string;
  labelStrong: string;
  labelSea: string;
  halo: string;
  ink: string;
  plate: string;
  accent: string;
  command: string;
  supply: string;
  precision: string;
}

export const PALETTES: Record<Theme, Palette> = {
  light: {
    sea: "#dbe4ea",
    land: "#f1efe9",
    ukraine: "#fbfaf6",
    coast: "#a9b7c1",
    border: "#86828f",
    borderHalo: "#e4e0e3",
    oblast: "#cfcac6",
    admin1: "#e2ded8",
    water: "#c5d6e1",
    road: "#e3d9c8",
    motorway: "#d9cbb2",
    rail: "#cbc6c9",
    label: "#6d6a70",
    labelStrong: "#46434a",
    labelSea: "#8aa2b3",
    halo: "#fbfaf6",
    ink: "#17212b",
    plate: "#ffffff",
    accent: "#0b6e8a",
    command: "#3b3350",
    supply: "#8a5a12",
    precision: "#4b5a67",
  },
  dark: {
    sea: "#10161c",
    land: "#1f262d",
    ukraine: "#2a323a",
    coast: "#3c4954",
    border: "#8b8a95",
    borderHalo: "#2c333b",
    oblast: "#414a53",
    admin1: "#2d353d",
    water: "#17232d",
    road: "#353a3e",
    motorway: "#45463f",
    rail: "#3b424b",
    label: "#98a1aa",
    labelStrong: "#c5ccd3",
    labelSea: "#50697c",
    halo: "#171d23",
    ink: "#eef2f5",
    plate: "#202830",
    accent: "#5fc4dd",
    command: "#c9bfe6",
    supply: "#e0ad5c",
    precision: "#a9b6c2",
  },
};

export type Pattern = "diagonal" | "dots" | "vertical" | "horizontal" | "cross" | "backslash" | "grid" | "rings";

/** How a nation is filled by what it gives; the pattern carries the meaning without the colour. */
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
export const NATION_ALPHA = { fill: 0.1, pattern: 0.42 };

/** Series of the personnel chart, in the order of nations by peak strength; told apart by order and label too. */
export const SERIES: Record<Theme, readonly string[]> = {
  light: ["#4a4e7c", "#a0703a", "#3f7d78", "#8b5a7d", "#7a7f3d", "#5f7f9e", "#b08a8a", "#7d7d86"],
  dark: ["#9aa0dd", "#d9a566", "#7cc2bb", "#cf9bc0", "#bcc173", "#96b8da", "#dab4b4", "#a9a9b4"],
};

export function seriesColour(theme: Theme, index: number): string {
  const colours = SERIES[theme];
  return colours[Math.min(index, colours.length - 1)] ?? "#808080";
}

/** Draws one cell of a pattern that tiles seamlessly; `size` divides the side of a map tile. */
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

/** Paints one cell of a pattern with the line and colour that a brush has. */
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
      ctx.moveTo(x + s / 9, y);
      ctx.arc(x, y, s / 9, 0, 2 * Math.PI);
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

/** Black or white, whichever reads better on a colour (relative luminance as WCAG 2.2 defines it). */
export function readableOn(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
  return luminance > 0.179 ? "#000000" : "#ffffff";
}
