// Small marks beside a symbol: the badge that says where a row comes from, its label, its counts.

import type { Palette } from "./palette.ts";

const FONT = '"Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif';
const NAME_FONT = `600 10.5px ${FONT}`;
const MOST_LABELS = 4000;
const LABEL_MARGIN_PX = 8;
const labels = new Map<string, HTMLCanvasElement>();
const widths = new Map<string, number>();
const ruler = document.createElement("canvas").getContext("2d");

/** Room in pixels that a label needs; measured once for each name. */
export function labelWidth(name: string): number {
  const known = widths.get(name);
  if (known !== undefined || !ruler) return known ?? 0;
  ruler.font = NAME_FONT;
  const width = ruler.measureText(shortened(name)).width + LABEL_MARGIN_PX;
  widths.set(name, width);
  return width;
}

function shortened(name: string): string {
  return name.length > 16 ? `${name.slice(0, 15)}…` : name;
}

/** A full disc is reported, a half one inferred, an open ring notional: told apart without colour. */
export function basisBadge(
  ctx: CanvasRenderingContext2D,
  basis: string,
  x: number,
  y: number,
  r: number,
  ink: string,
  plate: string,
): void {
  ctx.beginPath();
  ctx.arc(x, y, r + 1.5, 0, 2 * Math.PI);
  ctx.fillStyle = plate;
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.4;
  ctx.stroke();
  if (basis === "notional") return;
  ctx.beginPath();
  if (basis === "reported") ctx.arc(x, y, r, 0, 2 * Math.PI);
  else ctx.arc(x, y, r, Math.PI / 2, (3 * Math.PI) / 2);
  ctx.fillStyle = ink;
  ctx.fill();
}

export function pill(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, palette: Palette): void {
  ctx.font = `700 10px ${FONT}`;
  const width = Math.max(15, ctx.measureText(text).width + 7);
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - 7, width, 14, 7);
  ctx.fillStyle = palette.ink;
  ctx.fill();
  ctx.strokeStyle = palette.plate;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  ctx.fillStyle = palette.plate;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y + 0.5);
  ctx.textAlign = "left";
}

/** A two-line label, drawn once and kept: the short name, and the nation below it. */
export function labelPicture(name: string, nation: string, palette: Palette): HTMLCanvasElement {
  const key = `${name}\n${nation}\n${palette.ink}\n${window.devicePixelRatio}`;
  const known = labels.get(key);
  if (known) return known;
  if (labels.size > MOST_LABELS) labels.clear();
  const drawn = drawLabel(shortened(name), nation, palette);
  labels.set(key, drawn);
  return drawn;
}

function drawLabel(name: string, nation: string, palette: Palette): HTMLCanvasElement {
  const density = window.devicePixelRatio || 1;
  const canvas = document.createElement("canvas");
  const ctx = canvas.getContext("2d");
  if (!ctx) return canvas;
  const lines = [
    [NAME_FONT, name],
    [`9.5px ${FONT}`, nation],
  ] as const;
  let width = 0;
  for (const [font, text] of lines) {
    ctx.font = font;
    width = Math.max(width, ctx.measureText(text).width + LABEL_MARGIN_PX);
  }
  canvas.width = Math.ceil(width * density);
  canvas.height = Math.ceil((nation ? 26 : 15) * density);
  ctx.scale(density, density);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  lines.forEach(([font, text], i) => {
    ctx.font = font;
    ctx.strokeStyle = palette.halo;
    ctx.lineWidth = 3.2;
    ctx.strokeText(text, width / 2, 7.5 + i * 11);
    ctx.fillStyle = palette.ink;
    ctx.fillText(text, width / 2, 7.5 + i * 11);
  });
  return canvas;
}
