// Where a block may stand beside its place: on rings around it. Pure.

import type { Box } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";

/** A direction and a distance from a place; the same seat fits blocks of any shape. */
export interface Seat {
  /** Right and down of the place, together of length 1. */
  across: number;
  down: number;
  /** How far the block's edge is from the place, about, in pixels. */
  gap: number;
}

const FEWEST_TURNS = 12;
const GAPS = [10, 20, 34, 52, 74, 100, 130, 166, 208, 256, 312, 376, 450, 540, 640];
const CORNER_PX = 10;

/** All seats by their distance, the nearest first; the farther rings have more of them. */
export const RINGS: readonly { gap: number; seats: readonly Seat[] }[] = GAPS.map((gap, ring) => {
  const turns = FEWEST_TURNS + 2 * ring;
  const seats = Array.from({ length: turns }, (_, turn) => {
    // Every other ring is turned by half a step: together they look in twice as many directions.
    const angle = ((turn + (ring % 2) / 2) * 2 * Math.PI) / turns;
    return { across: Math.cos(angle), down: Math.sin(angle), gap };
  });
  return { gap, seats };
});

/** Returns the box of a block on a seat. */
export function seated({ x, y }: XY, { width, height }: { width: number; height: number }, seat: Seat): Box {
  const left = Math.round(x + seat.across * (width / 2 + seat.gap) - width / 2);
  const top = Math.round(y + seat.down * (height / 2 + seat.gap) - height / 2);
  return { left, top, right: left + width, bottom: top + height };
}

/** Returns where the leader from a place meets a block: the nearest point of its frame, but not a corner. */
export function foot({ x, y }: XY, { left, right, top, bottom }: Box): XY {
  const [dx, dy] = [Math.min(CORNER_PX, (right - left) / 3), Math.min(CORNER_PX, (bottom - top) / 3)];
  const near = { x: within(x, left + dx, right - dx), y: within(y, top + dy, bottom - dy) };
  const [besides, above] = [Math.abs(near.x - x), Math.abs(near.y - y)];
  if (besides > above) return { x: x < left ? left : right, y: near.y };
  return { x: near.x, y: y < top ? top : bottom };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
