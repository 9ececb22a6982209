// Symbols that come while time runs appear by and by, and those that go disappear so, unless the viewer asked for less motion.

import type { XY } from "../geometry/mercator.ts";
import type { Spot } from "../plan/layout.ts";
import { reducedMotion } from "./motion.ts";

/** How long a symbol takes to come or to go. */
const FADE_MS = 450;
/** With more symbols than this, the map shows and hides them at once: fading would be too slow. */
const MOST_SYMBOLS = 300;

/** A symbol that is no longer on the map, and is still seen. */
export interface Leaving {
  spot: Spot;
  /** Where it was drawn, in world pixels, and how far from there on the picture. */
  place: XY;
  aside: XY;
  alpha: number;
}

interface Known extends Omit<Leaving, "alpha"> {
  since: number;
}

/** Knows how much of each symbol is seen. */
export class Fading {
  #shown: ReadonlyMap<string, Known> = new Map();
  #leaving = new Map<string, Known>();

  /** Takes what is drawn now; `runs` tells whether time runs. Returns what is still seen of what has gone, and whether anything fades. */
  take(
    spots: ReadonlyMap<string, Omit<Known, "since">>,
    runs: boolean,
    now = performance.now(),
  ): { leaving: Leaving[]; moving: boolean } {
    const fades = runs && spots.size <= MOST_SYMBOLS && !reducedMotion();
    const first = fades && this.#shown.size > 0 ? now : Number.NEGATIVE_INFINITY;
    const before = this.#shown;
    this.#shown = new Map(
      [...spots].map(([key, one]) => [key, { ...one, since: before.get(key)?.since ?? first }] as const),
    );
    this.#part(before, fades, now);
    const leaving = this.#stillSeen(now);
    const coming = [...this.#shown.values()].some(({ since }) => now - since < FADE_MS);
    return { leaving, moving: leaving.length > 0 || coming };
  }

  /** Notes what has gone, and what has come back. */
  #part(before: ReadonlyMap<string, Known>, fades: boolean, now: number): void {
    if (!fades) {
      this.#leaving.clear();
      return;
    }
    for (const key of this.#shown.keys()) this.#leaving.delete(key);
    for (const [key, one] of before) if (!this.#shown.has(key)) this.#leaving.set(key, { ...one, since: now });
  }

  #stillSeen(now: number): Leaving[] {
    const leaving: Leaving[] = [];
    for (const [key, one] of this.#leaving) {
      const alpha = 1 - (now - one.since) / FADE_MS;
      if (alpha <= 0) this.#leaving.delete(key);
      else leaving.push({ ...one, alpha });
    }
    return leaving;
  }

  /** Returns how much of a symbol is seen, from 0 to 1. */
  alphaOf(key: string, now = performance.now()): number {
    const since = this.#shown.get(key)?.since ?? Number.NEGATIVE_INFINITY;
    return Math.max(0, Math.min(1, (now - since) / FADE_MS));
  }
}
