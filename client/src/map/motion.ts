// How the map moves: how long a flight takes, and whether the viewer asked for less motion.

/** From one chapter or view to another; time runs as long as the map flies. */
export const FLIGHT_MS = 1100;

/** Tells whether the viewer asked for less motion. */
export function reducedMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
