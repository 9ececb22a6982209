// Where the name of a place may be: beside a town's dot, or elsewhere in its country. Pure: pixels in, pixels out.

import { type Box, type Cover, overlap } from "../geometry/boxes.ts";
import type { Projection } from "../geometry/mercator.ts";
import type { Outline } from "./outline.ts";

/** Room around a name, in pixels. */
export const MARGIN_PX = 5;
/** Half of the height of a name, in pixels. */
const HALF_PX = 8;
/** A name farther than this from a place that a symbol covers would seem to name something else. */
const FARTHEST_PX = 30;
const STEP = { x: 26, y: 17 };
const STEPS = 4;

/** A spot for a name: its left end, and the middle of its height. */
export interface Spot {
  left: number;
  middle: number;
}

/** What is drawn already, and the edge that no name crosses. */
export interface Occupancy {
  taken: Cover[];
  edge: Box;
}

/** Returns the box of a name at a spot. */
export function boxAt({ left, middle }: Spot, width: number): Box {
  return { left: left - MARGIN_PX, top: middle - HALF_PX, right: left + width + MARGIN_PX, bottom: middle + HALF_PX };
}

/** Tells whether a box covers nothing that is drawn, and lies on one side of the edge. */
export function isFree(box: Box, { taken, edge }: Occupancy): boolean {
  const within = box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;
  return (within || !overlap(box, edge)) && !taken.some((other) => overlap(other, box));
}

/** Returns the box of a town's dot. */
export function dotBox(x: number, y: number): Box {
  return { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
}

/** Returns the spots beside a box: right, left, below, above. */
export function beside(box: Box, x: number, y: number, width: number): Spot[] {
  return [
    { left: box.right + MARGIN_PX, middle: y },
    { left: box.left - MARGIN_PX - width, middle: y },
    { left: x - width / 2, middle: box.bottom + HALF_PX },
    { left: x - width / 2, middle: box.top - HALF_PX },
  ];
}

/** What stands nearer than this to a town stands at it, in pixels. */
const SAME_PX = 8;

/** Tells whether a box is of something that stands at a town. */
export function standsAt({ at }: Cover, x: number, y: number): boolean {
  return at !== undefined && Math.hypot(at.x - x, at.y - y) < SAME_PX;
}

/** Returns the spots beside the box that covers a place, as far as they are near the place. */
export function besideCover(cover: Box, x: number, y: number, width: number): Spot[] {
  return beside(cover, x, y, width).filter((spot) => {
    const box = boxAt(spot, width);
    const [dx, dy] = [Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)];
    return Math.hypot(dx, dy) <= FARTHEST_PX;
  });
}

/** Yields the spots of a country's name: its usual one, then others in the country, the nearest first. */
export function* inCountry(
  x: number,
  y: number,
  width: number,
  projection: Projection,
  outline: Outline | undefined,
): Generator<Spot> {
  yield { left: x - width / 2, middle: y };
  if (!outline) return;
  const [left, top] = [projection.x(0), projection.y(0)];
  const holds = (px: number, py: number) =>
    outline.holds({ x: (px - left) / projection.scale, y: (py - top) / projection.scale });
  for (const [dx, dy] of OFFSETS) {
    const [cx, cy] = [x + dx, y + dy];
    if ([cx - width / 2, cx, cx + width / 2].every((px) => holds(px, cy))) yield { left: cx - width / 2, middle: cy };
  }
}

const OFFSETS = offsets();

function offsets(): (readonly [number, number])[] {
  const steps = Array.from({ length: 2 * STEPS + 1 }, (_, i) => i - STEPS);
  return steps
    .flatMap((i) => steps.map((j) => [i * STEP.x, j * STEP.y] as const))
    .filter(([dx, dy]) => dx !== 0 || dy !== 0)
    .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
}
