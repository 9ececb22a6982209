// Where a symbol stands after a planner let it go: the server rounds its position to its precision. Pure.

import { distanceKm, type LatLon } from "../geometry/geodesy.ts";
import type { Scene } from "../scene/scene.ts";
import { marksOf } from "../scene/selection.ts";
import { say } from "../words/say.ts";

/** What a planner let go: the row or the id, where, and where it stood before; null for a new one. */
export interface Dropped {
  name: { handle: string } | { id: string };
  at: LatLon;
  before: LatLon | null;
}

/** Nearer than this, a symbol stands where it was let go. */
const EXACT_KM = 0.05;

/** Says how far from there it stands, or that it stayed where it was; "" if it is where it was let go, or not there. */
export function landing({ name, at, before }: Dropped, scene: Scene): string {
  const mark = marksOf(scene).find(({ item }) => ("id" in name ? item.id === name.id : item.handle === name.handle));
  if (!mark) return "";
  const away = distanceKm(at, mark);
  if (before && distanceKm(before, mark) < EXACT_KM && away >= EXACT_KM) {
    return say("edit.landed.stayed", { id: mark.item.id, km: away.toFixed(1) });
  }
  return away < EXACT_KM ? "" : say("edit.landed.rounded", { id: mark.item.id, km: away.toFixed(1) });
}

/** Returns where a row stands now; null if the map does not have it. */
export function standsAt(handle: string, scene: Scene): LatLon | null {
  const mark = marksOf(scene).find(({ item }) => item.handle === handle);
  return mark ? { lat: mark.lat, lon: mark.lon } : null;
}
