// Things that may be moved, made for a test.

import type { Grip } from "../../src/edit/grips.ts";

/** Returns a unit at a place. */
export function unit(id: string, more: Partial<Grip> = {}): Grip {
  const named = { key: `units/${id}`, id, name: id, select: id, table: "placements", handle: id.toLowerCase() };
  return { ...named, from: null, until: null, timed: true, km: 10, lat: 50, lon: 30, ...more };
}
