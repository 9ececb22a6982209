// Play: time runs along the axis. Each phase takes as long as its width on the axis.

import { reducedMotion } from "../map/motion.ts";
import { clamp, snap, timeScale, WHOLE_PLAN_MS } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";
import type { Store } from "../scene/state.ts";

/** Plays the plan: moves time forward until its end. */
export class Player {
  readonly #store: Store;
  #frame = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** Starts at the time now, or at the ceasefire if that is the end of the plan; stops at the end. */
  turn(on: boolean, scene: Scene): void {
    this.stop();
    if (!on) return;
    const { start, end, phases, stops } = scene.time;
    const { t } = this.#store.state;
    const scale = timeScale(start, end, phases, WHOLE_PLAN_MS);
    const from = scale(t >= end ? 0 : t);
    const began = performance.now();
    const step = (now: number) => {
      const reached = scale.invert(from + now - began);
      const shown = reducedMotion() ? (stops.findLast((stop) => stop <= reached) ?? start) : snap(reached);
      const done = reached >= end;
      this.#store.update({ t: done ? end : clamp(shown, scene), playing: !done, chapter: "" });
      if (!done && this.#store.state.playing) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }
}
