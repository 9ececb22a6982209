// How the map moves: how long a flight takes, and whether the viewer asked for less motion.

/** How long the map flies from one chapter or view to another, in ms; time runs as long. */
export const FLIGHT_MS = 1100;

/** Tells whether the viewer asked for less motion. */
export function reducedMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
