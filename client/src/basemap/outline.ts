// The outline of a country in pixels of the world, as coarse as asked; and whether a point lies in it. Pure.

import type { Box } from "../geometry/boxes.ts";
import type { Projection, XY } from "../geometry/mercator.ts";
import type { Area } from "./load.ts";
import type { Tracer } from "./shapes.ts";

type Ring = readonly XY[];

/** The outline of an area in world pixels. */
export class Outline {
  readonly rings: readonly Ring[];
  readonly box: Box;

  constructor(rings: readonly Ring[]) {
    this.rings = rings;
    this.box = boxOf(rings);
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
    return new Outline(this.rings.map((ring) => thin(ring, tolerance)).filter((ring) => ring.length > 2));
  }

  /** Adds the outline to a path in world pixels, each ring by itself. */
  trace(path: Tracer): void {
    for (const ring of this.rings) {
      ring.forEach(({ x, y }, i) => {
        if (i) path.lineTo(x, y);
        else path.moveTo(x, y);
      });
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

function boxOf(rings: readonly Ring[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of rings.flat()) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

function thin(ring: Ring, tolerance: number): Ring {
  let last: XY | undefined;
  return ring.filter((point) => {
    const far = !last || Math.abs(point.x - last.x) >= tolerance || Math.abs(point.y - last.y) >= tolerance;
    if (far) last = point;
    return far;
  });
}

/** Tells whether a ring goes around a point: a line to the east of the point crosses it an odd number of times. */
function goesAround(ring: Ring, { x, y }: XY): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before && point.y > y !== before.y > y) {
      const crossing = point.x + ((y - point.y) / (before.y - point.y)) * (before.x - point.x);
      if (x < crossing) inside = !inside;
    }
    before = point;
  }
  return inside;
}
