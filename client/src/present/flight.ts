// From one chapter to the next: time runs while the map flies, and both end together.

import { FLIGHT_MS, reducedMotion } from "../map/motion.ts";
import { snap, timeScale } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";

/** Moves time from one instant to another while the map flies. */
export class Flight {
  #frame = 0;
  #arrive: (() => void) | null = null;

  /** Runs time from one instant to another along the axis of the plan; calls `arrive` at the end, or at once. */
  start(scene: Scene, from: number, to: number, at: (t: number) => void, arrive: () => void): void {
    this.finish();
    if (reducedMotion()) {
      arrive();
      return;
    }
    const { start, end, phases } = scene.time;
    const scale = timeScale(start, end, phases, 1);
    const [first, last] = [scale(from), scale(to)];
    const began = performance.now();
    let shown = from;
    this.#arrive = arrive;
    const step = (now: number) => {
      const part = Math.max(0, Math.min(1, (now - began) / FLIGHT_MS));
      if (part >= 1) {
        this.finish();
        return;
      }
      const eased = part * part * (3 - 2 * part);
      const t = snap(scale.invert(first + (last - first) * eased));
      if (t !== shown) at(t);
      shown = t;
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  /** Ends the movement at its goal now; does nothing if there is none. */
  finish(): void {
    cancelAnimationFrame(this.#frame);
    const arrive = this.#arrive;
    this.#arrive = null;
    arrive?.();
  }

  drop(): void {
    cancelAnimationFrame(this.#frame);
    this.#arrive = null;
  }
}
