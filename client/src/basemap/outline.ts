// The outline of a country in pixels of the world, as coarse as asked; and whether a point lies in it. Pure.

import { around, type Box, boxOfPath } from "../geometry/boxes.ts";
import type { Projection, XY } from "../geometry/mercator.ts";
import type { Area } from "./load.ts";
import type { Tracer } from "./shapes.ts";

/** X and y of each point in turn, in world pixels. */
type Ring = Float64Array;

/** The outline of an area in world pixels. */
export class Outline {
  readonly rings: readonly Ring[];
  readonly box: Box;

  constructor(rings: readonly Ring[]) {
    this.rings = rings;
    this.box = rings.map((ring) => boxOfPath(ring)).reduce(around, boxOfPath(new Float64Array()));
  }

  /** The middle of the box around the outline. */
  get middle(): XY {
    return { x: (this.box.left + this.box.right) / 2, y: (this.box.top + this.box.bottom) / 2 };
  }

  /** Tells whether a picture may show a part of the outline. */
  touches({ x, y, width, height }: Projection): boolean {
    const { left, top, right, bottom } = this.box;
    return x(left) < width && x(right) > 0 && y(top) < height && y(bottom) > 0;
  }

  /** Returns the outline without points that are nearer than a tolerance to the one before, in world pixels. */
  thinned(tolerance: number): Outline {
    return new Outline(this.rings.map((ring) => thin(ring, tolerance)).filter((ring) => ring.length > 4));
  }

  /** Adds the outline to a path in world pixels, each ring by itself. */
  trace(path: Tracer): void {
    for (const ring of this.rings) {
      path.moveTo(ring[0] ?? 0, ring[1] ?? 0);
      for (let i = 2; i < ring.length; i += 2) path.lineTo(ring[i] ?? 0, ring[i + 1] ?? 0);
      path.closePath();
    }
  }

  /** Tells whether a point lies in the area. */
  holds(at: XY): boolean {
    const { left, top, right, bottom } = this.box;
    if (at.x < left || at.x > right || at.y < top || at.y > bottom) return false;
    return this.rings.filter((ring) => goesAround(ring, at)).length % 2 === 1;
  }
}

/** Returns the outline of an area with all its detail. */
export function outlineOf({ polygons }: Area): Outline {
  return new Outline(polygons.flat());
}

/** Returns the outlines of all countries, by alpha-3 code; makes them once for a base map. */
export function countriesOf(areas: ReadonlyMap<string, Area>): ReadonlyMap<string, Outline> {
  const known = countries.get(areas);
  if (known) return known;
  const found = new Map(
    [...areas].filter(([code]) => /^[A-Z]{3}$/.test(code)).map(([c, area]) => [c, outlineOf(area)]),
  );
  countries.set(areas, found);
  return found;
}

const countries = new WeakMap<ReadonlyMap<string, Area>, ReadonlyMap<string, Outline>>();

function thin(ring: Ring, tolerance: number): Ring {
  const kept: number[] = [];
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i] ?? 0;
    const y = ring[i + 1] ?? 0;
    if (Math.abs(x - lastX) < tolerance && Math.abs(y - lastY) < tolerance) continue;
    kept.push(x, y);
    lastX = x;
    lastY = y;
  }
  return new Float64Array(kept);
}

/** Tells whether a ring goes around a point: a line to the east of the point crosses it an odd number of times. */
function goesAround(ring: Ring, { x, y }: XY): boolean {
  let inside = false;
  let fromX = ring.at(-2) ?? 0;
  let fromY = ring.at(-1) ?? 0;
  for (let i = 0; i < ring.length; i += 2) {
    const toX = ring[i] ?? 0;
    const toY = ring[i + 1] ?? 0;
    if (toY > y !== fromY > y && x < toX + ((y - toY) / (fromY - toY)) * (fromX - toX)) inside = !inside;
    fromX = toX;
    fromY = toY;
  }
  return inside;
}
