// Where a box has room among others. Pure.

import { type Box, overlap } from "./boxes.ts";
import type { XY } from "./mercator.ts";

/** Returns by how much to move a box, and no farther than needed, so that it covers no obstacle; null if there is no room. */
export function wayToRoom(box: Box, whole: Box, obstacles: readonly Box[]): XY | null {
  let best: XY | null = null;
  for (const room of rooms(whole, obstacles)) {
    const way = {
      x: into(box.left, box.right, room.left, room.right),
      y: into(box.top, box.bottom, room.top, room.bottom),
    };
    if (Number.isFinite(way.x + way.y) && (!best || Math.hypot(way.x, way.y) < Math.hypot(best.x, best.y))) best = way;
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

/** Returns the way that brings a stretch into another; not a number if it is too long. */
function into(from: number, until: number, first: number, last: number): number {
  if (until - from > last - first) return Number.NaN;
  if (from < first) return first - from;
  return until > last ? last - until : 0;
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
