// What moved just before an instant while time runs: the younger, the stronger. Pure.

import { timeScale, WHOLE_PLAN_MS } from "./instants.ts";
import type { Scene, Trail } from "./scene.ts";

/** How long a way is seen after its end. */
const SEEN_MS = 1_800;
/** Ways at one time; nobody tells more of them apart. */
const MOST_WAYS = 60;

/** A way that was just taken, and how much of it is seen, from 0 to 1. */
export interface Recent {
  trail: Trail;
  alpha: number;
}

/** Returns the ways that were taken shortly before an instant, on the layers that are on; `still` leaves out all fading. */
export function recentTrails(scene: Scene, t: number, layers: readonly string[], still: boolean): Recent[] {
  const { start, end, phases } = scene.time;
  const scale = timeScale(start, end, phases, WHOLE_PLAN_MS);
  const now = scale(t);
  const seen = scene.trails.flatMap((trail): Recent[] => {
    if (trail.at > t || !layers.includes(trail.layer)) return [];
    const age = now - scale(trail.at);
    return age < SEEN_MS ? [{ trail, alpha: still ? 1 : 1 - age / SEEN_MS }] : [];
  });
  return seen.slice(-MOST_WAYS);
}
