// The part of the world that the base map has data for: beyond it a map shows neither land nor sea. Pure.

import type { Box } from "../geometry/boxes.ts";
import { worldPoint } from "../geometry/mercator.ts";

/** West, south, east, north. The data cover 25° W to 60° E; the open sea west of them needs no data. */
export const EXTENT_DEG = [-42, 33, 60, 72] as const;

/** Returns the mapped part of a picture in its pixels; x and y turn world pixels into them. */
export function mappedPart({ x, y }: { x(world: number): number; y(world: number): number }): Box {
  const [west, south, east, north] = EXTENT_DEG;
  const [corner, other] = [worldPoint(north, west), worldPoint(south, east)];
  return { left: x(corner.x), top: y(corner.y), right: x(other.x), bottom: y(other.y) };
}
