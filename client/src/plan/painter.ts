// Paints a laid-out plan with any brush: first precision and lines, then leaders and blocks, then symbols with their marks.

import type { Area } from "../basemap/load.ts";
import type { Box } from "../geometry/boxes.ts";
import type { Projection } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import { basisBadge, eventMark, type Lettering, newMark, pill, ring } from "../paint/glyphs.ts";
import { changeKey } from "../scene/changes.ts";
import { paintAnalysis, worstFlag } from "./analysis.ts";
import { KIND_SIGNS } from "./differences.ts";
import type { Layout, PlanView, Point, Spot } from "./layout.ts";
import { paintLinks } from "./links.ts";
import { unsavedDot } from "./moves.ts";
import { BESIDE_PX, placeWritten, UNDER_PX } from "./point.ts";
import { paintPrecision } from "./precision.ts";
import { type Sizes, smallPx } from "./sizes.ts";

/** Which part of a text is at its place. */
export type Align = "left" | "center" | "right";

/** How a host puts symbols and texts onto its brush. */
export interface Stamps {
  /** Draws a symbol with its anchor at a place; returns its box. */
  symbol(sidc: string, planned: boolean, size: number, x: number, y: number): Box;
  /** Draws a symbol that is no longer there: only a part of it is seen. */
  ghost(sidc: string, planned: boolean, size: number, x: number, y: number, alpha: number): void;
  /** Writes a text with its middle line at y. */
  text(text: string, lettering: Lettering, size: number, x: number, y: number, align: Align): void;
  /** Takes the badge of a basis, where it is no part of the symbol's own picture. */
  badge?(basis: string, x: number, y: number): void;
  /** Takes a count of units that rolled up, where it is no part of the symbol's own picture. */
  count?(text: string, x: number, y: number): void;
}

/** The box in which a click meets a symbol. */
export interface Target extends Box {
  spot: Spot;
}

/** Radius of the badge of a basis, in pixels. */
export const BADGE_PX = 4.2;
/** Sign beside a unit that stands in Ukraine before H+0. */
const TOO_EARLY = "!";
const HOME = "UKR";

/** Paints what lies below the symbols: precision, links and the answer to a question. */
export function paintGround(
  brush: Brush,
  projection: Projection,
  view: PlanView,
  layout: Layout,
  areas: ReadonlyMap<string, Area>,
): void {
  const { palette, selection, layers, selected } = view;
  const standing = layout.drawn.flatMap((point) => (point.standing ? [point.standing] : []));
  if (layers.has("precision")) {
    const style = { colour: palette.precision, strong: palette.accent, selected };
    paintPrecision(brush, projection, standing, areas, style);
  }
  const answered = (view.analysis?.ways.length ?? 0) > 0;
  if (layers.has("supply") && !answered) {
    const style = { colour: palette.supply, selected };
    paintLinks(brush, projection, selection, standing, "hub", style);
  }
  if (layers.has("command") && !answered) {
    const style = { colour: palette.command, selected };
    paintLinks(brush, projection, selection, standing, "parent", style);
  }
  if (view.analysis) paintAnalysis(brush, projection, view.analysis, { palette, selected });
}

/** Paints one symbol with all that belongs to it; returns where it can be clicked. */
export function paintSpot(brush: Brush, spot: Spot, view: PlanView, sizes: Sizes, stamps: Stamps): Target {
  const { point } = spot;
  const { palette } = view;
  const { standing } = point;
  const box = standing
    ? stamps.symbol(standing.mark.item.sidc, standing.planned, sizes.symbol, spot.x, spot.y)
    : eventMark(brush, spot.x, spot.y, palette);
  const ids = [point, ...point.rolledUp].map((one) => one.id);
  if (ids.includes(view.selected)) ring(brush, box, palette.accent, 3);
  else if (point.pointed) ring(brush, box, palette.accent, 2.2);
  paintSigns(brush, point, ids, view, sizes, box);
  const basis = standing?.mark.item.basis ?? point.event?.basis ?? "";
  const corner = { x: box.right - 1, y: box.top + 2 };
  if (stamps.badge) stamps.badge(basis, corner.x, corner.y);
  else basisBadge(brush, basis, corner.x, corner.y, BADGE_PX, palette.ink, palette.plate);
  writeName(spot, box, sizes, stamps);
  const middle = (box.top + box.bottom) / 2 + 2;
  const count = point.rolledUp.length;
  paintNews(brush, point, view, sizes, box);
  const beside = { text: `+${count}`, x: box.left - sizes.name * 0.7 };
  if (count && stamps.count) stamps.count(beside.text, beside.x, middle);
  else if (count) pill(brush, beside.text, beside.x, middle, palette, sizes.name);
  return { ...box, left: count ? box.left - sizes.name * 1.4 : box.left, spot };
}

/** Marks a symbol that is new, and a count that has something new. */
function paintNews(brush: Brush, point: Point, { changed, palette }: PlanView, sizes: Sizes, box: Box): void {
  if (!changed) return;
  const isNew = ({ standing }: Point) =>
    standing !== null && changed.arrived.has(changeKey(standing.mark.layer.name, standing.mark.item.id));
  if (isNew(point)) newMark(brush, box.left, box.top + 2, palette);
  else if (point.rolledUp.some(isNew)) {
    newMark(brush, box.left - sizes.name * 1.25, (box.top + box.bottom) / 2 - sizes.name * 0.5, palette);
  }
}

/** Paints what a comparison, an answer, an edit or the calendar says of a symbol. */
function paintSigns(brush: Brush, point: Point, ids: readonly string[], view: PlanView, sizes: Sizes, box: Box): void {
  const { palette } = view;
  const difference = view.compared?.differences.get(point.key);
  if (difference) pill(brush, KIND_SIGNS[difference.kind], box.left - 1, box.top, palette, sizes.name);
  const sign = view.analysis && worstFlag(view.analysis, ids);
  if (sign) pill(brush, sign, (box.left + box.right) / 2, box.top - 3, palette, sizes.name);
  if (isTooEarly(point, view)) pill(brush, TOO_EARLY, box.left - 1, box.bottom - 4, palette, sizes.name);
  if (point.standing?.mark.item.unsaved) unsavedDot(brush, box.left, box.top, palette);
}

/** Tells whether a unit of the force stands in Ukraine before H+0, of which the plan is warned. */
export function isTooEarly({ standing }: Point, { t }: PlanView): boolean {
  if (!standing || t >= 0) return false;
  const { item, layer, start } = standing.mark;
  return layer.symbols.rolls_up && item.country === HOME && start < 0;
}

function writeName({ point, side, block }: Spot, box: Box, sizes: Sizes, stamps: Stamps): void {
  const [middleX, middleY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  if (point.nation && side !== "right") {
    const size = smallPx("nation", sizes);
    stamps.text(point.nation, "nation", size, box.right + BESIDE_PX, box.bottom - size * 0.65, "left");
  }
  const { lines, fontPx, name, placeName } = point;
  const place = block ? 0 : placeName.height;
  const height = name.height + place;
  const step = name.height / Math.max(1, lines.length);
  const x = side === "right" ? box.right + BESIDE_PX : side === "left" ? box.left - BESIDE_PX : middleX;
  const align = side === "right" ? "left" : side === "left" ? "right" : "center";
  const top = side === "below" ? box.bottom + UNDER_PX : side === "above" ? box.top - height - 1 : middleY - height / 2;
  lines.forEach((line, i) => {
    stamps.text(line, "name", fontPx, x, top + (i + 0.5) * step, align);
  });
  if (!place) return;
  const written = placeWritten(point.place, sizes);
  stamps.text(written, "nation", smallPx("place", sizes), x, top + name.height + place / 2, align);
}
