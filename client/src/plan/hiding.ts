// How much of the ways of what has changed a block would hide. Pure.

import type { BlockRules } from "../arrange/choices.ts";
import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import { SquareSums } from "../geometry/square-sums.ts";
import type { Changed } from "../scene/changes.ts";

const STEP_PX = 12;
/** A step counts for a box that touches its square, of this side. */
const SQUARE_PX = 6;
/** A box that hides so many steps of ways is as bad as one that hides more. */
const MOST_STEPS = 12;
/** Where a thing was counts as so many steps. */
const GHOST_STEPS = 4;

/** Returns the rule by which blocks keep off the ways of what has changed. */
export function hidingOf(changed: Changed, projection: Projection): Pick<BlockRules, "hides"> {
  const steps = [
    ...changed.moved.flatMap(({ points }) => walked(points.map(([lat, lon]) => at(projection, lat, lon)))),
    ...[...changed.moved.map(({ was }) => was), ...changed.left].flatMap(({ lat, lon }) =>
      Array<XY>(GHOST_STEPS).fill(at(projection, lat, lon)),
    ),
  ];
  if (steps.length === 0) return {};
  const sums = new SquareSums({ left: 0, top: 0, right: projection.width, bottom: projection.height }, SQUARE_PX);
  for (const { x, y } of steps) sums.add(x, y);
  return { hides: (box) => Math.min(1, sums.within(box) / MOST_STEPS) };
}

function walked(points: readonly XY[]): XY[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i] ?? to;
    const count = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP_PX);
    return Array.from({ length: count }, (_, n) => {
      const part = (n + 0.5) / count;
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    });
  });
}

function at(projection: Projection, lat: number, lon: number): XY {
  const world = worldPoint(lat, lon);
  return { x: projection.x(world.x), y: projection.y(world.y) };
}
