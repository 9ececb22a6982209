// Paints the names of places: the more important ones first, and none over another. Pure.

import { type Box, overlap } from "../geometry/boxes.ts";
import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import { type Brush, SANS } from "../paint/brush.ts";
import type { Palette } from "../paint/palette.ts";
import { CAPITAL, COUNTRY, OBLAST, rank, SEA, shownAt, TOWN } from "./label-rules.ts";
import type { Label } from "./load.ts";

const MARGIN_PX = 5;

/** A label with its place on the world map. */
export type PlacedLabel = Label & { point: XY };

/** Returns labels with their world points, the more important first. */
export function inOrder(labels: readonly Label[]): PlacedLabel[] {
  return [...labels]
    .sort((a, b) => rank(a) - rank(b) || b.weight - a.weight)
    .map((label) => ({ ...label, point: worldPoint(label.lat, label.lon) }));
}

/** Paints the names that fit at a zoom; no name covers a box in `taken`. */
export function paintPlaces(
  brush: Brush,
  projection: Projection,
  labels: readonly PlacedLabel[],
  palette: Palette,
  taken: Box[] = [],
): void {
  brush.lineJoin = "round";
  brush.textBaseline = "middle";
  for (const label of labels) {
    if (!shownAt(label, projection.zoom)) continue;
    const x = projection.x(label.point.x);
    const y = projection.y(label.point.y);
    if (x < -100 || y < -20 || x > projection.width + 100 || y > projection.height + 20) continue;
    place(brush, label, x, y, projection.zoom, taken, palette);
  }
  brush.letterSpacing = "0px";
}

function place(brush: Brush, label: Label, x: number, y: number, zoom: number, taken: Box[], palette: Palette): void {
  const town = label.kind === TOWN || label.kind === CAPITAL;
  const text = label.kind === COUNTRY ? label.text.toUpperCase() : label.text;
  brush.font = fontOf(label, zoom);
  brush.letterSpacing =
    label.kind === COUNTRY ? "1.5px" : label.kind === SEA || label.kind === OBLAST ? "0.8px" : "0px";
  const width = brush.measureText(text).width;
  const spot = roomFor(town ? sides(x, y, width, taken) : [{ left: x - width / 2, middle: y }], width, taken);
  if (!spot) return;
  const { left, middle } = spot;
  if (town) dot(brush, label, x, y, palette);
  if (label.kind !== SEA) {
    brush.strokeStyle = palette.halo;
    brush.lineWidth = 3;
    brush.globalAlpha = 0.85;
    brush.strokeText(text, left, middle);
    brush.globalAlpha = 1;
  }
  brush.fillStyle = colourOf(label, palette);
  brush.fillText(text, left, middle);
}

interface Spot {
  left: number;
  middle: number;
}

/** Returns the spots beside a town's dot, then those beside the box that covers it: right, left, below, above. */
function sides(x: number, y: number, width: number, taken: readonly Box[]): Spot[] {
  const over = taken.find((box) => box.left < x && x < box.right && box.top < y && y < box.bottom);
  const around = (box: Box): Spot[] => [
    { left: box.right + MARGIN_PX, middle: y },
    { left: box.left - MARGIN_PX - width, middle: y },
    { left: x - width / 2, middle: box.bottom + 8 },
    { left: x - width / 2, middle: box.top - 8 },
  ];
  const dotted = { left: x - 1, right: x + 1, top: y - 3, bottom: y + 3 };
  return [...around(dotted), ...(over ? around(over) : [])];
}

/** Takes the first spot where a name covers nothing drawn before. */
function roomFor(spots: readonly Spot[], width: number, taken: Box[]): Spot | undefined {
  for (const spot of spots) {
    const { left, middle } = spot;
    const box = { left: left - MARGIN_PX, top: middle - 8, right: left + width + MARGIN_PX, bottom: middle + 8 };
    if (taken.some((other) => overlap(other, box))) continue;
    taken.push(box);
    return spot;
  }
  return undefined;
}

function colourOf(label: Label, palette: Palette): string {
  if (label.kind === SEA) return palette.labelSea;
  return label.kind === CAPITAL || label.kind === COUNTRY ? palette.labelStrong : palette.label;
}

function dot(brush: Brush, label: Label, x: number, y: number, palette: Palette): void {
  brush.beginPath();
  brush.arc(x, y, label.kind === CAPITAL ? 2.6 : 1.8, 0, 2 * Math.PI);
  brush.fillStyle = palette.label;
  brush.fill();
}

function fontOf(label: Label, zoom: number): string {
  switch (label.kind) {
    case CAPITAL:
      return `600 12px ${SANS}`;
    case COUNTRY:
      return `600 ${zoom < 5 ? 10 : 12}px ${SANS}`;
    case SEA:
      return `italic 12px ${SANS}`;
    case OBLAST:
      return `italic 11px ${SANS}`;
    default:
      return `${label.weight > 5000 ? 12 : 11}px ${SANS}`;
  }
}
