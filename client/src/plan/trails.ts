// What has changed, on the map: ways with an arrow, ghosts of where things were, and what is gone. Pure painters.

import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import type { Palette } from "../paint/palette.ts";
import type { Changed, Place } from "../scene/changes.ts";
import type { Mark } from "../scene/selection.ts";
import type { Stamps } from "./painter.ts";
import type { Sizes } from "./sizes.ts";

const WIDTH_PX = 2.6;
const HALO_PX = 2.6;
const HALO_ALPHA = 0.75;
/** A way that follows no road. */
const DASH: readonly number[] = [7, 5];
const HEAD_PX = 10;
/** Room between the head of an arrow and the place to which it leads. */
const GAP_PX = 9;
const DOT_PX = 3;
const GHOST_ALPHA = 0.4;
/** Ghosts of things of one place stand one upon the other, as a pile. */
const PILE_PX = 3;

/** Paints ways and ghosts of what has changed, below the symbols of now. */
export function paintChanged(
  brush: Brush,
  projection: Projection,
  changed: Changed,
  look: { palette: Palette; sizes: Sizes; stamps: Stamps },
): void {
  for (const { points, by_road } of changed.moved) paintTrail(brush, projection, points, look.palette, { by_road });
  const piles = new Map<string, number>();
  const lift = ({ lat, lon }: Mark) => {
    const key = `${lat}/${lon}`;
    const height = piles.get(key) ?? 0;
    piles.set(key, height + 1);
    return height * PILE_PX;
  };
  for (const { was } of changed.moved) paintGhost(projection, was, changed.since, lift(was), look);
  for (const mark of changed.left) {
    const at = paintGhost(projection, mark, changed.since, lift(mark), look);
    crossOut(brush, at, look.sizes.symbol * 0.7, look.palette);
  }
}

/** Paints a way with an arrow at its end; `alpha` is how much of it is seen. */
export function paintTrail(
  brush: Brush,
  projection: Projection,
  places: readonly Place[],
  palette: Palette,
  { by_road, alpha = 1 }: { by_road: boolean; alpha?: number },
): void {
  const points = places.map((place) => at(projection, place));
  const [first, end] = [points[0], points.at(-1)];
  if (!first || !end) return;
  const way = shortened(points, GAP_PX + HEAD_PX * 0.6);
  brush.save();
  brush.lineJoin = "round";
  brush.beginPath();
  brush.moveTo(first.x, first.y);
  for (const { x, y } of way.slice(1)) brush.lineTo(x, y);
  brush.globalAlpha = HALO_ALPHA * alpha;
  brush.strokeStyle = palette.halo;
  brush.lineWidth = WIDTH_PX + HALO_PX;
  brush.stroke();
  brush.globalAlpha = alpha;
  brush.strokeStyle = palette.accent;
  brush.fillStyle = palette.accent;
  if (!by_road) brush.setLineDash([...DASH]);
  brush.lineWidth = WIDTH_PX;
  brush.stroke();
  brush.setLineDash([]);
  brush.beginPath();
  brush.arc(first.x, first.y, DOT_PX, 0, 2 * Math.PI);
  brush.fill();
  paintHead(brush, way.at(-1) ?? first, end);
  brush.restore();
}

/** Cuts a line so that a length is left at its end. */
function shortened(points: readonly XY[], px: number): XY[] {
  let left = px;
  const kept = [...points];
  while (kept.length > 1) {
    const [a, b] = [kept.at(-2), kept.at(-1)];
    if (!a || !b) break;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length > left) {
      const part = (length - left) / length;
      kept[kept.length - 1] = { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
      return kept;
    }
    left -= length;
    kept.pop();
  }
  return kept;
}

/** Paints the head of an arrow at the end of a line that leads to a place. */
function paintHead(brush: Brush, from: XY, to: XY): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return;
  brush.save();
  brush.translate(from.x, from.y);
  brush.rotate(Math.atan2(to.y - from.y, to.x - from.x));
  brush.beginPath();
  brush.moveTo(HEAD_PX * 0.7, 0);
  brush.lineTo(-HEAD_PX * 0.3, -HEAD_PX * 0.55);
  brush.lineTo(-HEAD_PX * 0.3, HEAD_PX * 0.55);
  brush.closePath();
  brush.fill();
  brush.restore();
}

function paintGhost(
  projection: Projection,
  mark: Mark,
  since: number,
  lift: number,
  { sizes, stamps }: { sizes: Sizes; stamps: Stamps },
): XY {
  const { x, y } = at(projection, [mark.lat, mark.lon]);
  stamps.ghost(mark.item.sidc, since < 0, sizes.symbol, x + lift, y - lift, GHOST_ALPHA);
  return { x: x + lift, y: y - lift };
}

function crossOut(brush: Brush, { x, y }: XY, half: number, palette: Palette): void {
  for (const [colour, width] of [
    [palette.halo, 5],
    [palette.ink, 2.2],
  ] as const) {
    brush.strokeStyle = colour;
    brush.lineWidth = width;
    brush.beginPath();
    brush.moveTo(x - half, y - half * 0.7);
    brush.lineTo(x + half, y + half * 0.7);
    brush.moveTo(x + half, y - half * 0.7);
    brush.lineTo(x - half, y + half * 0.7);
    brush.stroke();
  }
}

function at(projection: Projection, [lat, lon]: Place): XY {
  const world = worldPoint(lat, lon);
  return { x: projection.x(world.x), y: projection.y(world.y) };
}
