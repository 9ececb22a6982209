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

/** Returns the places in a line of the points that it keeps, in order. */
function keptOf(points: readonly XY[], tolerance: number): number[] {
  const kept = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const far = farthest(points, first, last);
    if (!far || far.off <= tolerance) continue;
    kept.add(far.at);
    spans.push([first, far.at], [far.at, last]);
  }
  return [...kept].sort((a, b) => a - b);
}

function farthest(points: readonly XY[], first: number, last: number): { at: number; off: number } | null {
  const [from, to] = [points[first], points[last]];
  let found: { at: number; off: number } | null = null;
  for (let at = first + 1; from && to && at < last; at += 1) {
    const point = points[at];
    const off = point ? distance(point, from, to) : 0;
    if (!found || off > found.off) found = { at, off };
  }
  return found;
}

/** Returns how far a point is from the stretch between two others. */
function distance(point: XY, from: XY, to: XY): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length ? ((point.x - from.x) * dx + (point.y - from.y) * dy) / length : 0;
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy);
}
