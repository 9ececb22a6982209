// A symbol that moves between two instants glides to its new place, unless the viewer asked for less motion.

import { worldPoint, type XY } from "../geometry/mercator.ts";
import { reducedMotion } from "./motion.ts";

const DURATION_MS = 650;
/** With more symbols than this, the map moves them at once: gliding would be too slow. */
const MOST_SYMBOLS = 300;

interface Place {
  id: string;
  lat: number;
  lon: number;
}

/** Moves symbols smoothly from where they were to where they are. */
export class Tweens {
  readonly #last = new Map<string, string>();
  readonly #positions = new Map<string, XY>();
  readonly #moving = new Map<string, { from: XY; started: number }>();
  readonly #redraw: () => void;
  #frame = 0;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  /** Takes the new places of all symbols; those that were elsewhere start to move. */
  aim(places: readonly Place[]): void {
    if (places.length > MOST_SYMBOLS || reducedMotion()) {
      this.#last.clear();
      return;
    }
    const moved: { id: string; from: XY }[] = [];
    for (const { id, lat, lon } of places) {
      const key = `${lat},${lon}`;
      const before = this.#last.get(id);
      if (before === key) continue;
      const from = this.#positions.get(id);
      if (before !== undefined && from) moved.push({ id, from });
      this.#last.set(id, key);
      this.#positions.set(id, worldPoint(lat, lon));
    }
    for (const { id, from } of moved) this.#moving.set(id, { from, started: performance.now() });
    this.#run();
  }

  place(id: string, target: XY): XY {
    const move = this.#moving.get(id);
    if (!move) return target;
    const part = Math.min(1, (performance.now() - move.started) / DURATION_MS);
    const eased = part < 0.5 ? 2 * part * part : 1 - (-2 * part + 2) ** 2 / 2;
    return { x: move.from.x + (target.x - move.from.x) * eased, y: move.from.y + (target.y - move.from.y) * eased };
  }

  #run(): void {
    if (this.#frame || this.#moving.size === 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const now = performance.now();
      for (const [id, { started }] of this.#moving) if (now - started >= DURATION_MS) this.#moving.delete(id);
      this.#redraw();
      this.#run();
    });
  }
}
