// Symbols glide from where they were drawn to where they are drawn now, unless the viewer asked for less motion.

import type { XY } from "../geometry/mercator.ts";
import { reducedMotion } from "./motion.ts";

/** Where a symbol is drawn: its place in world pixels, and how far from it on the picture. */
export interface Drawn {
  place: XY;
  aside: XY;
}

/** The way that is left is down to a third after this time. */
const PACE_MS = 130;
/** With more symbols than this, the map moves them at once: gliding would be too slow. */
const MOST_SYMBOLS = 300;
/** What is nearer than this has arrived. */
const ARRIVED_PX = 0.4;

/** Moves symbols smoothly to where they are drawn now. */
export class Glide {
  #drawn: ReadonlyMap<string, Drawn> = new Map();
  #last = 0;

  /** Takes where everything shall be; returns where it is now, and whether anything still moves. */
  toward(targets: ReadonlyMap<string, Drawn>, scale: number): { drawn: ReadonlyMap<string, Drawn>; moving: boolean } {
    const now = performance.now();
    const part = 1 - Math.exp(-Math.min(100, now - this.#last) / PACE_MS);
    this.#last = now;
    if (targets.size > MOST_SYMBOLS || reducedMotion()) {
      this.#drawn = targets;
      return { drawn: targets, moving: false };
    }
    let moving = false;
    const drawn = new Map<string, Drawn>();
    for (const [id, target] of targets) {
      const before = this.#drawn.get(id);
      const arrived = !before || distance(before, target, scale) < ARRIVED_PX;
      drawn.set(id, arrived ? target : between(before, target, part));
      moving ||= !arrived;
    }
    this.#drawn = drawn;
    return { drawn, moving };
  }
}

function distance(a: Drawn, b: Drawn, scale: number): number {
  return (
    Math.hypot(a.place.x - b.place.x, a.place.y - b.place.y) * scale +
    Math.hypot(a.aside.x - b.aside.x, a.aside.y - b.aside.y)
  );
}

function between(a: Drawn, b: Drawn, part: number): Drawn {
  const mix = (from: XY, to: XY) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
  return { place: mix(a.place, b.place), aside: mix(a.aside, b.aside) };
}
