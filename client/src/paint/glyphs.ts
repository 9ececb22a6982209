// Small marks beside a symbol: the badge of its basis, its label, its counts. Pure painters.

import type { Box } from "../geometry/boxes.ts";
import { type Brush, SANS } from "./brush.ts";
import type { Palette } from "./palette.ts";

/** How far the mark of an event reaches from its place. */
export const EVENT_PX = 9;
/** Size of the font of a count, in parts of that of a name. */
export const COUNT_PART = 0.8;

/** What a text on the map is: the name of a symbol, its nation, or a line inside a block. */
export type Lettering = "name" | "nation" | "line";

/** Returns the font of a text in a size. */
export function fontOf(lettering: Lettering, sizePx: number): string {
  return `${lettering === "nation" ? "" : "600 "}${sizePx}px ${SANS}`;
}

/** Paints a text with a light edge; its middle line is at y. */
export function paintText(
  brush: Brush,
  text: string,
  font: string,
  { x, y, align }: { x: number; y: number; align: CanvasTextAlign },
  { ink, halo }: { ink: string; halo: string },
): void {
  brush.font = font;
  brush.textAlign = align;
  brush.textBaseline = "middle";
  brush.lineJoin = "round";
  brush.strokeStyle = halo;
  brush.lineWidth = 3.2;
  brush.strokeText(text, x, y);
  brush.fillStyle = ink;
  brush.fillText(text, x, y);
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
export function pill(brush: Brush, text: string, x: number, y: number, palette: Palette, nameSize = 12.5): void {
  const size = nameSize * COUNT_PART;
  brush.font = `700 ${size}px ${SANS}`;
  const width = Math.max(size * 1.5, brush.measureText(text).width + size * 0.7);
  brush.beginPath();
  brush.roundRect(x - width / 2, y - size * 0.7, width, size * 1.4, size * 0.7);
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
  brush.roundRect(box.left - 3, box.top - 3, box.right - box.left + 6, box.bottom - box.top + 6, 5);
  brush.stroke();
}

/** Paints the mark of an event at a place; returns its box. */
export function eventMark(brush: Brush, x: number, y: number, palette: Palette): Box {
  const r = EVENT_PX - 1;
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

const NEW_PX = 6;

/** Paints the mark of what is new: a star on a disc, at a corner of its symbol. */
export function newMark(brush: Brush, x: number, y: number, palette: Palette): void {
  brush.beginPath();
  brush.arc(x, y, NEW_PX, 0, 2 * Math.PI);
  brush.fillStyle = palette.accent;
  brush.fill();
  brush.strokeStyle = palette.plate;
  brush.lineWidth = 1.5;
  brush.stroke();
  brush.beginPath();
  for (let i = 0; i < 10; i++) {
    const r = i % 2 ? NEW_PX * 0.28 : NEW_PX * 0.72;
    const angle = -Math.PI / 2 + (i * Math.PI) / 5;
    const [px, py] = [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    if (i === 0) brush.moveTo(px, py);
    else brush.lineTo(px, py);
  }
  brush.closePath();
  brush.fillStyle = palette.plate;
  brush.fill();
}
