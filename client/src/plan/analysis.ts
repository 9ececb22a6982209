// The answer to a question on the map: ways, circles and crosses.

import { circleAround } from "../geometry/geodesy.ts";
import { type Projection, worldPoint } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import { pill } from "../paint/glyphs.ts";
import type { Palette } from "../paint/palette.ts";
import type { Overlay, Way, WayKind } from "../scene/scene.ts";

interface Style {
  colour(palette: Palette): string;
  dash: readonly number[];
  alpha: number;
  width: number;
}

/** The style of each kind of way. Dash and width tell the kinds apart too, not only the colour. */
export const WAY_STYLES: Record<WayKind, Style> = {
  route: { colour: (p) => p.accent, dash: [], alpha: 0.95, width: 3.4 },
  access: { colour: (p) => p.accent, dash: [1, 4], alpha: 0.95, width: 2.6 },
  supply: { colour: (p) => p.supply, dash: [], alpha: 0.75, width: 1.6 },
  trunk: { colour: (p) => p.supply, dash: [9, 4], alpha: 0.75, width: 2.2 },
  turned: { colour: (p) => p.accent, dash: [], alpha: 0.95, width: 2.6 },
  before: { colour: (p) => p.precision, dash: [2, 4], alpha: 0.8, width: 1.6 },
  move: { colour: (p) => p.command, dash: [], alpha: 0.8, width: 1.8 },
  departure: { colour: (p) => p.command, dash: [3, 3], alpha: 0.85, width: 1.8 },
  arrival: { colour: (p) => p.accent, dash: [7, 3], alpha: 0.85, width: 1.8 },
};
const WIDER_PX = 3;
const HALO_ALPHA = 0.7;
/** Ways that do not touch the selected symbol have this part of their width. */
const THINNER = 0.5;
const HEAD_PX = 8;

/** Codes of flags from the gravest down; a stack shows the gravest of its flags. */
const GRAVEST = ["lost", "short", "outside", "over"];

/** Returns the word of the gravest flag that an answer sets on any of some ids. */
export function worstFlag(analysis: Overlay, ids: readonly string[]): string | undefined {
  const flags = ids.flatMap((id) => analysis.flags[id] ?? []);
  const worst = GRAVEST.find((flag) => flags.includes(flag)) ?? flags[0];
  return worst && analysis.signs[worst];
}

/** Paints the circles, ways and crosses of an answer. */
export function paintAnalysis(
  brush: Brush,
  projection: Projection,
  analysis: Overlay,
  look: { palette: Palette; selected: string },
): void {
  const { palette, selected } = look;
  for (const circle of analysis.circles) paintCircle(brush, projection, circle, palette);
  const touching = analysis.ways.some((way) => way.ids.includes(selected));
  for (const way of analysis.ways) {
    const aside = touching && !way.ids.includes(selected);
    paintWay(brush, projection, way, palette, aside ? THINNER : 1);
  }
  for (const cross of analysis.crosses) paintCross(brush, projection, cross, palette);
}

function paintWay(brush: Brush, projection: Projection, way: Way, palette: Palette, share: number): void {
  const style = WAY_STYLES[way.kind];
  const points = way.points.map(([lat, lon]) => onScreen(projection, lat, lon));
  const [first, ...rest] = points;
  if (!first || rest.length === 0) return;
  const width = (style.width + way.weight * WIDER_PX) * share;
  brush.save();
  brush.lineJoin = "round";
  brush.beginPath();
  brush.moveTo(first.x, first.y);
  for (const { x, y } of rest) brush.lineTo(x, y);
  brush.globalAlpha = HALO_ALPHA;
  brush.strokeStyle = palette.halo;
  brush.lineWidth = width + 2.4;
  brush.stroke();
  brush.globalAlpha = style.alpha;
  brush.strokeStyle = style.colour(palette);
  brush.fillStyle = style.colour(palette);
  brush.setLineDash([...style.dash]);
  brush.lineWidth = width;
  brush.stroke();
  brush.setLineDash([]);
  paintHead(brush, points);
  brush.restore();
}

/** Paints an arrowhead in the middle of a way, in the direction of travel. */
function paintHead(brush: Brush, points: readonly { x: number; y: number }[]): void {
  const lengths = points.slice(1).map((p, i) => Math.hypot(p.x - (points[i]?.x ?? 0), p.y - (points[i]?.y ?? 0)));
  const half = lengths.reduce((sum, length) => sum + length, 0) / 2;
  if (half < 2 * HEAD_PX) return;
  let walked = 0;
  const at = lengths.findIndex((length) => {
    walked += length;
    return walked >= half;
  });
  const [a, b] = [points[at], points[at + 1]];
  if (!a || !b) return;
  brush.save();
  brush.translate((a.x + b.x) / 2, (a.y + b.y) / 2);
  brush.rotate(Math.atan2(b.y - a.y, b.x - a.x));
  brush.beginPath();
  brush.moveTo(HEAD_PX, 0);
  brush.lineTo(-HEAD_PX / 2, -HEAD_PX * 0.7);
  brush.lineTo(-HEAD_PX / 2, HEAD_PX * 0.7);
  brush.closePath();
  brush.fill();
  brush.restore();
}

function paintCircle(
  brush: Brush,
  projection: Projection,
  { lat, lon, km }: { lat: number; lon: number; km: number },
  palette: Palette,
): void {
  brush.beginPath();
  circleAround({ lat, lon }, km).forEach((place, i) => {
    const { x, y } = onScreen(projection, place.lat, place.lon);
    if (i === 0) brush.moveTo(x, y);
    else brush.lineTo(x, y);
  });
  brush.globalAlpha = 0.08;
  brush.fillStyle = palette.accent;
  brush.fill();
  brush.globalAlpha = 0.9;
  brush.strokeStyle = palette.accent;
  brush.lineWidth = 1.6;
  brush.setLineDash([5, 4]);
  brush.stroke();
  brush.setLineDash([]);
  brush.globalAlpha = 1;
}

function paintCross(
  brush: Brush,
  projection: Projection,
  { lat, lon, name }: { lat: number; lon: number; name: string },
  palette: Palette,
): void {
  const { x, y } = onScreen(projection, lat, lon);
  for (const [colour, width] of [
    [palette.plate, 6],
    [palette.ink, 3],
  ] as const) {
    brush.strokeStyle = colour;
    brush.lineWidth = width;
    brush.beginPath();
    brush.moveTo(x - 6, y - 6);
    brush.lineTo(x + 6, y + 6);
    brush.moveTo(x + 6, y - 6);
    brush.lineTo(x - 6, y + 6);
    brush.stroke();
  }
  pill(brush, name, x, y + 16, palette);
}

function onScreen(projection: Projection, lat: number, lon: number): { x: number; y: number } {
  const world = worldPoint(lat, lon);
  return { x: projection.x(world.x), y: projection.y(world.y) };
}
