// Lines of tests, as the base map has them.

import { worldPoint } from "../../src/geometry/mercator.ts";

/** Returns longitudes and latitudes as a path in world pixels: x and y of each point in turn. */
export function worldPath(degrees: readonly (readonly [number, number])[]): Float64Array {
  return new Float64Array(
    degrees.flatMap(([lon, lat]) => {
      const { x, y } = worldPoint(lat, lon);
      return [x, y];
    }),
  );
}

/** Returns a box in degrees as a ring. */
export function boxRing(west: number, south: number, east: number, north: number): Float64Array {
  return worldPath([[west, south], [east, south], [east, north], [west, north], [west, south]]); // biome-ignore format: a ring
}
