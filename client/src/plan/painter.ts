// Paints a laid-out plan with any brush: first precision and lines, then leader lines, then symbols with their marks.

import type { Area } from "../basemap/load.ts";
import type { Box } from "../geometry/boxes.ts";
import type { Projection } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import { basisBadge, eventMark, pill, ring } from "../paint/glyphs.ts";
import type { Palette } from "../paint/palette.ts";
import { paintAnalysis, worstFlag } from "./analysis.ts";
import type { Spot } from "./arrange.ts";
import { KIND_SIGNS } from "./differences.ts";
import type { Layout, PlanView, Point } from "./layout.ts";
import { paintLinks } from "./links.ts";
import { unsavedDot } from "./moves.ts";
import { paintPrecision } from "./precision.ts";

/** How a host puts symbols and labels onto its brush. */
export interface Stamps {
  /** Draws a symbol with its anchor at a place; returns its box. */
  symbol(sidc: string, planned: boolean, size: number, x: number, y: number): Box;
  label(name: string, nation: string, centre: number, top: number): void;
}

/** The box in which a click meets a symbol. */
export interface Target extends Box {
  spot: Spot<Point>;
}

/** Radius of the badge of a basis, in pixels. */
export const BADGE_PX = 4.2;
/** A symbol that was moved aside by less than this needs no leader line. */
export const LEADER_FROM_PX = 3;
/** How far a count reaches beyond its symbol; a click there hits the symbol too. */
const PILL_REACH_PX = 18;

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

/** Paints the line from a symbol to its true place, if the symbol was moved aside. */
export function paintLeader(brush: Brush, spot: Spot<Point>, palette: Palette): void {
  if (Math.hypot(spot.x - spot.anchorX, spot.y - spot.anchorY) < LEADER_FROM_PX) return;
  brush.strokeStyle = palette.ink;
  brush.globalAlpha = 0.85;
  brush.lineWidth = 1.2;
  brush.beginPath();
  brush.moveTo(spot.anchorX, spot.anchorY);
  brush.lineTo(spot.x, spot.y);
  brush.stroke();
  brush.beginPath();
  brush.arc(spot.anchorX, spot.anchorY, 2.2, 0, 2 * Math.PI);
  brush.fillStyle = palette.ink;
  brush.fill();
  brush.globalAlpha = 1;
}

/** Paints one symbol with all that belongs to it; returns where it can be clicked. */
export function paintSpot(brush: Brush, spot: Spot<Point>, view: PlanView, size: number, stamps: Stamps): Target {
  const { member } = spot;
  const { palette } = view;
  const item = member.standing?.mark.item;
  const box = member.standing
    ? stamps.symbol(member.standing.mark.item.sidc, member.standing.planned, size, spot.x, spot.y)
    : eventMark(brush, spot.x, spot.y, palette);
  const ids = [...spot.stacked, ...spot.rolledUp].map((m) => m.id);
  if (ids.includes(view.selected)) ring(brush, box, palette.accent, 2.5);
  else if (ids.some((id) => view.focus.has(id))) ring(brush, box, palette.accent, 1.5);
  const difference = view.compared?.differences.get(member.key);
  if (difference) pill(brush, KIND_SIGNS[difference.kind], box.left - 1, box.top, palette);
  const sign = view.analysis && worstFlag(view.analysis, ids);
  if (sign) pill(brush, sign, (box.left + box.right) / 2, box.top - 3, palette);
  if (item?.unsaved) unsavedDot(brush, box.left, box.top, palette);
  const basis = item?.basis ?? member.event?.basis ?? "";
  basisBadge(brush, basis, box.right - 1, box.top + 2, BADGE_PX, palette.ink, palette.plate);
  if (item) stamps.label(item.id, item.nation, (box.left + box.right) / 2, box.bottom + 1);
  const middle = (box.top + box.bottom) / 2 + 2;
  const { stacked, rolledUp } = spot;
  if (stacked.length > 1) pill(brush, `×${stacked.length}`, box.right + 5, middle, palette);
  if (rolledUp.length) pill(brush, `+${rolledUp.length}`, box.left - 5, middle, palette);
  const left = rolledUp.length ? box.left - PILL_REACH_PX : box.left;
  const right = stacked.length > 1 ? box.right + PILL_REACH_PX : box.right;
  return { ...box, left, right, spot };
}
