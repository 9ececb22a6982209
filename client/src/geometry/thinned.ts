// A drawn line with fewer points, as Douglas and Peucker leave them out. Pure.

import type { LatLon } from "./geodesy.ts";
import { worldPoint, type XY } from "./mercator.ts";

/** A tolerance that grows needs something to grow from, in units of the world at zoom 0. */
const LEAST = 1e-4;

/** Returns a line of at most `most` places that is never farther from it than a tolerance, in units of the world at zoom 0. */
export function thinned(line: readonly LatLon[], tolerance: number, most: number): readonly LatLon[] {
  const points = line.map(({ lat, lon }) => worldPoint(lat, lon));
  let allowed = tolerance;
  let kept = keptOf(points, allowed);
  while (kept.length > Math.max(most, 2)) {
    allowed = 2 * Math.max(allowed, LEAST);
    kept = keptOf(points, allowed);
  }
  return kept.flatMap((i) => line[i] ?? []);
}

/** Returns the points of a line without those that it can lose and never be farther from itself than a tolerance. */
export function thinnedPoints(points: readonly XY[], tolerance: number): readonly XY[] {
  return keptOf(points, tolerance).flatMap((i) => points[i] ?? []);
}

/** Returns the places in a line of the points that it keeps, in order. */
function keptOf(points: readonly XY[], tolerance: number): number[] {
  const kept = new Uint8Array(points.length);
  const spans = [0, points.length - 1];
  while (spans.length) {
    const last = spans.pop() ?? 0;
    const first = spans.pop() ?? 0;
    kept[first] = kept[last] = 1;
    const at = farthest(points, first, last, tolerance);
    if (at) spans.push(first, at, at, last);
  }
  const places: number[] = [];
  for (let at = 0; at < kept.length; at += 1) if (kept[at]) places.push(at);
  return places;
}

/** Returns the point between two others that is farthest from the stretch between them, or 0 if none is too far. */
function farthest(points: readonly XY[], first: number, last: number, tolerance: number): number {
  const [from, to] = [points[first], points[last]];
  let [most, found] = [tolerance * tolerance, 0];
  if (!from || !to) return found;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  for (let at = first + 1; at < last; at += 1) {
    const { x, y } = points[at] ?? from;
    const along = length ? ((x - from.x) * dx + (y - from.y) * dy) / length : 0;
    const part = along < 0 ? 0 : along > 1 ? 1 : along;
    const [offX, offY] = [x - from.x - part * dx, y - from.y - part * dy];
    const off = offX * offX + offY * offY;
    if (off > most) [most, found] = [off, at];
  }
  return found;
}
