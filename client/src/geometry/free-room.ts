// Where a box has room among others. Pure.

import { type Box, overlap } from "./boxes.ts";
import type { XY } from "./mercator.ts";

/** How far something may move: to the left and up it is negative. */
export type Reach = Box;

/** Returns the shortest way within reach on which a box comes where it covers no obstacle; null if there is none. */
export function wayToRoom(box: Box, whole: Box, obstacles: readonly Box[], reach: Reach): XY | null {
  let best: XY | null = null;
  for (const room of rooms(whole, obstacles)) {
    const x = least(Math.max(room.left - box.left, reach.left), Math.min(room.right - box.right, reach.right));
    const y = least(Math.max(room.top - box.top, reach.top), Math.min(room.bottom - box.bottom, reach.bottom));
    if (x === null || y === null) continue;
    if (!best || Math.hypot(x, y) < Math.hypot(best.x, best.y)) best = { x, y };
  }
  return best;
}

/** Returns the middle of the largest room that no obstacle covers; the middle of the whole if there is none. */
export function middleOfRoom(whole: Box, obstacles: readonly Box[]): XY {
  const area = (box: Box) => (box.right - box.left) * (box.bottom - box.top);
  let largest: Box | undefined;
  for (const room of rooms(whole, obstacles)) if (!largest || area(room) > area(largest)) largest = room;
  const { left, right, top, bottom } = largest ?? whole;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Returns the number of a range that is nearest to zero; null if the range is empty. */
function least(from: number, until: number): number | null {
  return from > until ? null : Math.max(from, Math.min(until, 0));
}

/** Yields every room between edges of the whole and of obstacles that no obstacle covers. */
function* rooms(whole: Box, obstacles: readonly Box[]): Generator<Box> {
  const within = obstacles.filter((box) => overlap(box, whole));
  const columns = stretches(
    whole.left,
    whole.right,
    within.flatMap((box) => [box.left, box.right]),
  );
  const rows = stretches(
    whole.top,
    whole.bottom,
    within.flatMap((box) => [box.top, box.bottom]),
  );
  for (const [left, right] of columns) {
    for (const [top, bottom] of rows) {
      const room = { left, top, right, bottom };
      if (!within.some((box) => overlap(box, room))) yield room;
    }
  }
}

function stretches(first: number, last: number, between: readonly number[]): [number, number][] {
  const edges = [...new Set([first, ...between.filter((edge) => edge > first && edge < last), last])];
  edges.sort((a, b) => a - b);
  return edges.flatMap((from, i) => edges.slice(i + 1).map((until): [number, number] => [from, until]));
}
