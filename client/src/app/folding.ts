// Folds panel and chart while the window is small, such as at 200 %, and opens them again with the window.

import { openAtFirst } from "../map/screen.ts";
import type { State, Store } from "../scene/state.ts";

/** Follows the size of the window for a page. */
export class Folding {
  readonly #store: Store;
  #open = openAtFirst(window.innerWidth, window.innerHeight);
  #folded: Partial<State> = {};

  constructor(store: Store) {
    this.#store = store;
  }

  /** Folds what the window has no room for any more, and opens what was folded for that reason. */
  resized(): void {
    const before = this.#open;
    this.#open = openAtFirst(window.innerWidth, window.innerHeight);
    const { panel, chart } = this.#store.state;
    const patch: Partial<State> = {};
    if (before.panel && !this.#open.panel) Object.assign(patch, this.#fold({ panel }, { panel: null }));
    if (before.chart && !this.#open.chart) Object.assign(patch, this.#fold({ chart }, { chart: false }));
    if (!before.panel && this.#open.panel && panel === null) Object.assign(patch, this.#unfold("panel"));
    if (!before.chart && this.#open.chart && !chart) Object.assign(patch, this.#unfold("chart"));
    this.#store.update(patch);
  }

  #fold(now: Partial<State>, folded: Partial<State>): Partial<State> {
    this.#folded = { ...this.#folded, ...now };
    return folded;
  }

  #unfold(name: "panel" | "chart"): Partial<State> {
    return name in this.#folded ? { [name]: this.#folded[name] } : {};
  }
}
