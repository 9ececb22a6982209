// The names of places, which are fetched when a planner begins to edit.

import type { Gazetteer } from "../basemap/gazetteer.ts";

/** The gazetteer, as soon as it is here. */
export class Names {
  readonly #fetch: () => Promise<Gazetteer>;
  #known: Gazetteer | null = null;

  constructor(fetch: () => Promise<Gazetteer>) {
    this.#fetch = fetch;
  }

  /** The gazetteer; null until it is here. */
  get known(): Gazetteer | null {
    return this.#known;
  }

  /** Fetches it, unless it is here. Without it no town is named, and the field for places says so; the next start tries again. */
  async load(then: () => void): Promise<void> {
    if (this.#known) return;
    this.#known = await this.#fetch().catch(() => null);
    then();
  }
}
