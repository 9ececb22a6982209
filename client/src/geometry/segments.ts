// Straight lines between two points, in pixels.

import type { Box } from "./boxes.ts";
import type { XY } from "./mercator.ts";

/** A straight line. */
export interface Segment {
  from: XY;
  to: XY;
}

/** Tells whether two lines have a point in common. */
export function cross(a: Segment, b: Segment): boolean {
  const d1 = turn(b.from, b.to, a.from);
  const d2 = turn(b.from, b.to, a.to);
  const d3 = turn(a.from, a.to, b.from);
  const d4 = turn(a.from, a.to, b.to);
  if (d1 * d2 < 0 && d3 * d4 < 0) return true;
  return (
    (d1 === 0 && within(b, a.from)) ||
    (d2 === 0 && within(b, a.to)) ||
    (d3 === 0 && within(a, b.from)) ||
    (d4 === 0 && within(a, b.to))
  );
}

function turn(a: XY, b: XY, c: XY): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function within({ from, to }: Segment, { x, y }: XY): boolean {
  return (
    Math.min(from.x, to.x) <= x &&
    x <= Math.max(from.x, to.x) &&
    Math.min(from.y, to.y) <= y &&
    y <= Math.max(from.y, to.y)
  );
}

/** Tells whether a line has a point in a box. */
export function meets(line: Segment, box: Box): boolean {
  const { from, to } = line;
  if (Math.max(from.x, to.x) < box.left || Math.min(from.x, to.x) > box.right) return false;
  if (Math.max(from.y, to.y) < box.top || Math.min(from.y, to.y) > box.bottom) return false;
  return shareIn(line, box) !== null;
}

/** Returns the part of a line that lies in a box; null if none does, or a single point. */
export function clipped(line: Segment, box: Box): Segment | null {
  const share = shareIn(line, box);
  if (!share || share.first === share.last) return null;
  const { from, to } = line;
  const at = (part: number) => ({ x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) });
  return { from: at(share.first), to: at(share.last) };
}

/** Returns from which to which share of its length a line lies in a box (Liang–Barsky); null if it does not. */
function shareIn({ from, to }: Segment, { left, right, top, bottom }: Box): { first: number; last: number } | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [first, last] = [0, 1];
  for (const [step, room] of [
    [-dx, from.x - left],
    [dx, right - from.x],
    [-dy, from.y - top],
    [dy, bottom - from.y],
  ] as const) {
    if (step === 0 && room < 0) return null;
    if (step < 0) first = Math.max(first, room / step);
    if (step > 0) last = Math.min(last, room / step);
  }
  return first <= last ? { first, last } : null;
}
