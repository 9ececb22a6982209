// The lines from which the stored base map is put together. Two areas share the line between them. Pure.

import { worldPoint } from "../geometry/mercator.ts";

/** A line as stored: x and y of its first point on a grid, then the steps from each point to the next. */
export type StoredArc = readonly number[];

/** Where the grid is, in degrees. */
export interface Grid {
  scale: readonly [number, number];
  translate: readonly [number, number];
}

/** A line or ring as places in the list of arcs; `~i` stands for the arc `i` from its end to its beginning. */
export type Run = readonly number[];

/** All lines of the base map. */
export class Arcs {
  readonly #stored: readonly StoredArc[];
  readonly #grid: Grid;
  readonly #world = new Map<number, Float64Array>();

  constructor(stored: readonly StoredArc[], grid: Grid) {
    this.#stored = stored;
    this.#grid = grid;
  }

  /** Returns a run as one line, x and y of each point in turn, in world pixels. */
  path(run: Run): Float64Array {
    const parts = run.map((i) => ({ points: this.#inWorld(i < 0 ? ~i : i), back: i < 0 }));
    const count = parts.reduce((sum, { points }) => sum + points.length - 2, 2);
    const path = new Float64Array(count);
    let at = 0;
    for (const { points, back } of parts) {
      // Where two arcs meet, the first point of the second is the last of the first.
      if (at) at -= 2;
      if (back) for (let i = points.length - 2; i >= 0; i -= 2, at += 2) path.set(points.subarray(i, i + 2), at);
      else {
        path.set(points, at);
        at += points.length;
      }
    }
    return path;
  }

  #inWorld(index: number): Float64Array {
    const known = this.#world.get(index);
    if (known) return known;
    const steps = this.#stored[index] ?? [];
    const { scale, translate } = this.#grid;
    const points = new Float64Array(steps.length);
    let [across, down] = [0, 0];
    for (let i = 0; i < steps.length; i += 2) {
      across += steps[i] ?? 0;
      down += steps[i + 1] ?? 0;
      const { x, y } = worldPoint(down * scale[1] + translate[1], across * scale[0] + translate[0]);
      points[i] = x;
      points[i + 1] = y;
    }
    this.#world.set(index, points);
    return points;
  }
}

/**
 * Returns the lines along areas that only one area has, or that two share. Each is as long as its area goes along it.
 */
export function edges(areas: readonly (readonly Run[])[], which: "alone" | "shared"): Run[] {
  const owners = new Map<number, Set<number>>();
  areas.forEach((rings, area) => {
    for (const arc of rings.flat()) {
      const index = arc < 0 ? ~arc : arc;
      owners.set(index, (owners.get(index) ?? new Set()).add(area));
    }
  });
  const wanted = new Set(
    [...owners].filter(([, has]) => has.size > 1 === (which === "shared")).map(([index]) => index),
  );
  return areas.flat().flatMap((ring) => taken(ring, wanted));
}

/** Returns the stretches of a ring whose arcs are wanted, and wants each only once. */
function taken(ring: Run, wanted: Set<number>): Run[] {
  const found: number[][] = [];
  let open: number[] | null = null;
  for (const arc of ring) {
    if (!wanted.delete(arc < 0 ? ~arc : arc)) open = null;
    else if (open) open.push(arc);
    else {
      open = [arc];
      found.push(open);
    }
  }
  return found;
}
