// Paints the names of places: the more important ones first, each whole or not at all. Pure.

import type { Box, Cover } from "../geometry/boxes.ts";
import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import { type Brush, SANS } from "../paint/brush.ts";
import type { Palette } from "../paint/palette.ts";
import { CAPITAL, COUNTRY, OBLAST, rank, SEA, shownAt, TOWN } from "./label-rules.ts";
import {
  beside,
  besideCover,
  boxAt,
  dotBox,
  inCountry,
  isFree,
  type Occupancy,
  type Spot,
  standsAt,
} from "./label-spots.ts";
import type { Basemap, Label } from "./load.ts";
import { countriesOf, type Outline } from "./outline.ts";
import { type Relevance, townsOf } from "./relevance.ts";

/** A country's outline needs no more detail than this to find room for its name, in world pixels. */
const COARSE = 0.02;

/** A label with its place on the world map. */
export type PlacedLabel = Label & {
  point: XY;
  /** Whether something of the plan stands there. */
  ofPlan: boolean;
  /** The country that it names. */
  outline?: Outline;
};

/** Returns the labels of a base map with their world points, those that concern the plan and the weightier first. */
export function inOrder(basemap: Pick<Basemap, "labels" | "areas">, relevance: Relevance): PlacedLabel[] {
  const towns = townsOf(basemap.labels, relevance);
  const known = grounds.get(basemap.labels) ?? basemap.labels.map((label) => grounded(label, basemap.areas));
  grounds.set(basemap.labels, known);
  return known
    .map(({ label, point, country, outline }): PlacedLabel => {
      const ofPlan = towns.has(label) || relevance.countries.has(country);
      return { ...label, point, ofPlan, ...(outline ? { outline } : {}) };
    })
    .sort((a, b) => rank(a, a.ofPlan) - rank(b, b.ofPlan) || b.weight - a.weight);
}

interface Grounded {
  label: Label;
  point: XY;
  /** Code of the country that it names; empty if it names none. */
  country: string;
  outline?: Outline;
}

/** What does not change with the plan: it is found once for a base map. */
const grounds = new WeakMap<readonly Label[], readonly Grounded[]>();

function grounded(label: Label, areas: Basemap["areas"]): Grounded {
  const point = worldPoint(label.lat, label.lon);
  const found = label.kind === COUNTRY ? [...countriesOf(areas)].find(([, one]) => one.holds(point)) : undefined;
  return found ? { label, point, country: found[0], outline: found[1].thinned(COARSE) } : { label, point, country: "" };
}

/** Widths of texts that were measured, by font and text. */
export type Widths = Map<string, number>;

/** What names must keep clear of: boxes that are drawn already, and an edge (that of the picture, if none is given). */
export interface Room {
  taken?: readonly Cover[];
  edge?: Box;
  widths?: Widths;
}

/** Paints the names that fit at a zoom, each whole and over nothing that is drawn already; returns what is then taken. */
export function paintPlaces(
  brush: Brush,
  projection: Projection,
  labels: readonly PlacedLabel[],
  palette: Palette,
  { taken = [], edge = { left: 0, top: 0, right: projection.width, bottom: projection.height }, widths }: Room = {},
): Cover[] {
  brush.lineJoin = "round";
  brush.textBaseline = "middle";
  const occupancy = { taken: [...taken], edge };
  const known = widths ?? new Map<string, number>();
  for (const label of labels) {
    if (!shownAt(label, projection.zoom, label.ofPlan)) continue;
    const x = projection.x(label.point.x);
    const y = projection.y(label.point.y);
    if (x < -100 || y < -20 || x > projection.width + 100 || y > projection.height + 20) continue;
    const name = named(brush, label, projection.zoom, known);
    const town = label.kind === TOWN || label.kind === CAPITAL;
    const spot = town
      ? townSpot(label, x, y, name.width, occupancy)
      : firstFree(inCountry(x, y, name.width, projection, label.outline), name.width, occupancy);
    if (!spot) continue;
    if (spot.dot) paintDot(brush, label, x, y, palette);
    paintName(brush, label, name, spot, palette);
  }
  brush.letterSpacing = "0px";
  return occupancy.taken;
}

interface Name {
  text: string;
  font: string;
  spacing: string;
  width: number;
}

function named(brush: Brush, label: Label, zoom: number, widths: Widths): Name {
  const text = label.kind === COUNTRY ? label.text.toUpperCase() : label.text;
  const font = fontOf(label, zoom);
  const spacing = label.kind === COUNTRY ? "1.5px" : label.kind === SEA || label.kind === OBLAST ? "0.8px" : "0px";
  const key = `${font}/${spacing}/${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    brush.font = font;
    brush.letterSpacing = spacing;
    width = brush.measureText(text).width;
    widths.set(key, width);
  }
  return { text, font, spacing, width };
}

/** Takes room for a town: its dot with its name; beside what stands there, only the name of a town of the plan. */
function townSpot(label: PlacedLabel, x: number, y: number, width: number, room: Occupancy) {
  const dot = dotBox(x, y);
  if (isFree(dot, room)) {
    const spot = firstFree(beside(dot, x, y, width), width, room);
    if (spot) room.taken.push(dot);
    return spot && { ...spot, dot: true };
  }
  const cover = room.taken.find((box) => standsAt(box, x, y));
  return label.ofPlan && cover ? firstFree(besideCover(cover, x, y, width), width, room) : undefined;
}

/** Takes the first spot where a name covers nothing drawn before. */
function firstFree(spots: Iterable<Spot>, width: number, room: Occupancy): (Spot & { dot?: boolean }) | undefined {
  for (const spot of spots) {
    const box = boxAt(spot, width);
    if (!isFree(box, room)) continue;
    room.taken.push(box);
    return spot;
  }
  return undefined;
}

function paintName(brush: Brush, label: Label, name: Name, { left, middle }: Spot, palette: Palette): void {
  brush.font = name.font;
  brush.letterSpacing = name.spacing;
  if (label.kind !== SEA) {
    brush.strokeStyle = palette.halo;
    brush.lineWidth = 3;
    brush.globalAlpha = 0.85;
    brush.strokeText(name.text, left, middle);
    brush.globalAlpha = 1;
  }
  brush.fillStyle = colourOf(label, palette);
  brush.fillText(name.text, left, middle);
}

function colourOf(label: Label, palette: Palette): string {
  if (label.kind === SEA) return palette.labelSea;
  return label.kind === CAPITAL || label.kind === COUNTRY ? palette.labelStrong : palette.label;
}

function paintDot(brush: Brush, label: Label, x: number, y: number, palette: Palette): void {
  brush.beginPath();
  brush.arc(x, y, label.kind === CAPITAL ? 2.6 : 1.8, 0, 2 * Math.PI);
  brush.fillStyle = palette.label;
  brush.fill();
}

/** Returns the font of a name: never as heavy as that of a unit. */
function fontOf(label: Label, zoom: number): string {
  switch (label.kind) {
    case CAPITAL:
      return `12px ${SANS}`;
    case COUNTRY:
      return `600 ${zoom < 5 ? 10 : 11.5}px ${SANS}`;
    case SEA:
      return `italic 12px ${SANS}`;
    case OBLAST:
      return `italic 11px ${SANS}`;
    default:
      return `${label.weight > 5000 ? 12 : 11}px ${SANS}`;
  }
}
