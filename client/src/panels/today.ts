// The day on which a viewer looks: ages are told as of it.

import type { Day } from "../scene/as-of.ts";

/** Returns the present day of the viewer in UTC. */
export function dayOfLooking(): Day {
  return { date: new Date().toISOString().slice(0, 10), kept: false };
}
