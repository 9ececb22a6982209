// A drawn line with fewer points, as Douglas and Peucker leave them out. Pure.

import type { LatLon } from "./geodesy.ts";
import { worldPoint } from "./mercator.ts";

/** A tolerance that grows needs something to grow from, in units of the world at zoom 0. */
const LEAST = 1e-4;

/** Returns a line of at most `most` places that is never farther from it than a tolerance, in units of the world at zoom 0. */
export function thinned(line: readonly LatLon[], tolerance: number, most: number): readonly LatLon[] {
  const points = new Float64Array(
    line.flatMap(({ lat, lon }) => {
      const { x, y } = worldPoint(lat, lon);
      return [x, y];
    }),
  );
  let allowed = tolerance;
  let kept = keptOf(points, allowed);
  while (kept.length > Math.max(most, 2)) {
    allowed = 2 * Math.max(allowed, LEAST);
    kept = keptOf(points, allowed);
  }
  return kept.flatMap((i) => line[i] ?? []);
}

/** Returns the points of a line, x and y in turn, without those that it can lose and stay within a tolerance of itself. */
export function thinnedPath(points: Float64Array, tolerance: number): Float64Array {
  const kept = keptOf(points, tolerance);
  const path = new Float64Array(2 * kept.length);
  kept.forEach((i, at) => {
    path[2 * at] = points[2 * i] ?? 0;
    path[2 * at + 1] = points[2 * i + 1] ?? 0;
  });
  return path;
}

/** Returns the places in a line of the points that it keeps, in order. */
function keptOf(points: Float64Array, tolerance: number): number[] {
  const count = points.length / 2;
  const kept = new Uint8Array(count);
  const spans = [0, count - 1];
  while (spans.length) {
    const last = spans.pop() ?? 0;
    const first = spans.pop() ?? 0;
    kept[first] = kept[last] = 1;
    const at = farthest(points, first, last, tolerance);
    if (at) spans.push(first, at, at, last);
  }
  const places: number[] = [];
  for (let at = 0; at < count; at += 1) if (kept[at]) places.push(at);
  return places;
}

/** Returns the point between two others that is farthest from the stretch between them, or 0 if none is too far. */
function farthest(points: Float64Array, first: number, last: number, tolerance: number): number {
  // This runs for every point of the map before the first picture; plain numbers make it half as long.
  const fromX = points[2 * first] ?? 0;
  const fromY = points[2 * first + 1] ?? 0;
  const dx = (points[2 * last] ?? 0) - fromX;
  const dy = (points[2 * last + 1] ?? 0) - fromY;
  const length = dx * dx + dy * dy;
  let most = tolerance * tolerance;
  let found = 0;
  for (let at = first + 1; at < last; at += 1) {
    const x = (points[2 * at] ?? 0) - fromX;
    const y = (points[2 * at + 1] ?? 0) - fromY;
    const along = length ? (x * dx + y * dy) / length : 0;
    const part = Math.max(0, Math.min(1, along));
    const offX = x - part * dx;
    const offY = y - part * dy;
    const off = offX * offX + offY * offY;
    if (off > most) {
      most = off;
      found = at;
    }
  }
  return found;
}
