// Small marks beside a symbol: the badge of its basis, its label, its counts. Pure painters.

import type { Box } from "../geometry/boxes.ts";
import { type Brush, SANS } from "./brush.ts";
import type { Palette } from "./palette.ts";

/** Font of the name on a label. */
export const NAME_FONT = `600 10.5px ${SANS}`;

/** Font of the nation on a label. */
export const NATION_FONT = `9.5px ${SANS}`;
const LABEL_MARGIN_PX = 8;
const LINE_PX = 11;

/** Returns a name as a label shows it: a long name ends in an ellipsis. */
export function shortened(name: string): string {
  return name.length > 16 ? `${name.slice(0, 15)}…` : name;
}

/** Returns the width in pixels that the label of a name needs. */
export function labelRoom(brush: Brush, name: string): number {
  brush.font = NAME_FONT;
  return brush.measureText(shortened(name)).width + LABEL_MARGIN_PX;
}

/** Returns the height of a label in pixels, with or without a nation. */
export function labelHeight(nation: string): number {
  return nation ? 26 : 15;
}

/** Paints a label with its middle at x and its top at y: the short name, and the nation below it. */
export function paintLabel(brush: Brush, name: string, nation: string, x: number, y: number, palette: Palette): void {
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  brush.lineJoin = "round";
  [[NAME_FONT, shortened(name)] as const, [NATION_FONT, nation] as const].forEach(([font, text], i) => {
    if (!text) return;
    brush.font = font;
    brush.strokeStyle = palette.halo;
    brush.lineWidth = 3.2;
    brush.strokeText(text, x, y + 7.5 + i * LINE_PX);
    brush.fillStyle = palette.ink;
    brush.fillText(text, x, y + 7.5 + i * LINE_PX);
  });
  brush.textAlign = "left";
}

/** Paints the badge of a basis: a full disc for reported, a half disc for inferred, an open ring for notional. */
export function basisBadge(
  brush: Brush,
  basis: string,
  x: number,
  y: number,
  r: number,
  ink: string,
  plate: string,
): void {
  brush.beginPath();
  brush.arc(x, y, r + 1.5, 0, 2 * Math.PI);
  brush.fillStyle = plate;
  brush.fill();
  brush.beginPath();
  brush.arc(x, y, r, 0, 2 * Math.PI);
  brush.strokeStyle = ink;
  brush.lineWidth = 1.4;
  brush.stroke();
  if (basis === "notional") return;
  brush.beginPath();
  if (basis === "reported") brush.arc(x, y, r, 0, 2 * Math.PI);
  else brush.arc(x, y, r, Math.PI / 2, (3 * Math.PI) / 2);
  brush.fillStyle = ink;
  brush.fill();
}

/** Paints a short text on a dark rounded plate, with its middle at a place. */
export function pill(brush: Brush, text: string, x: number, y: number, palette: Palette): void {
  brush.font = `700 10px ${SANS}`;
  const width = Math.max(15, brush.measureText(text).width + 7);
  brush.beginPath();
  brush.roundRect(x - width / 2, y - 7, width, 14, 7);
  brush.fillStyle = palette.ink;
  brush.fill();
  brush.strokeStyle = palette.plate;
  brush.lineWidth = 1.5;
  brush.stroke();
  brush.fillStyle = palette.plate;
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  brush.fillText(text, x, y + 0.5);
  brush.textAlign = "left";
}

/** Paints a frame around a box. */
export function ring(brush: Brush, box: Box, colour: string, width: number): void {
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.beginPath();
  brush.roundRect(box.left - 4, box.top - 4, box.right - box.left + 8, box.bottom - box.top + 8, 6);
  brush.stroke();
}

/** Paints the mark of an event at a place; returns its box. */
export function eventMark(brush: Brush, x: number, y: number, palette: Palette): Box {
  const r = 8;
  brush.save();
  brush.translate(x, y);
  brush.rotate(Math.PI / 4);
  brush.fillStyle = palette.plate;
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 1.6;
  brush.fillRect(-r * 0.72, -r * 0.72, r * 1.44, r * 1.44);
  brush.strokeRect(-r * 0.72, -r * 0.72, r * 1.44, r * 1.44);
  brush.restore();
  brush.fillStyle = palette.ink;
  brush.font = "700 11px Georgia, 'DejaVu Serif', serif";
  brush.textAlign = "center";
  brush.textBaseline = "middle";
  brush.fillText("i", x, y + 0.5);
  brush.textAlign = "left";
  return { left: x - r - 1, top: y - r - 1, right: x + r + 1, bottom: y + r + 1 };
}
