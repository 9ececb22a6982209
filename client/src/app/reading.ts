// A plan as the server last sent it, what is computed once for it, and what of it a state shows. Pure.

import type { Area } from "../basemap/load.ts";
import { type Relevance, relevanceOf } from "../basemap/relevance.ts";
import { type Differences, differencesOf } from "../plan/differences.ts";
import { type EventItem, handle, type Scene, type SymbolItem } from "../scene/scene.ts";
import { type Mark, marksOf, type Selection, select } from "../scene/selection.ts";
import { eventKey, eventsAt, fillsAt, ranksOf } from "../scene/shown.ts";
import type { State } from "../scene/state.ts";

/** What is on the map. */
export interface Shown {
  selection: Selection;
  events: readonly EventItem[];
  fills: ReadonlyMap<string, string>;
}

/** The plan as the server last sent it, with what is computed once for each revision. */
export class Reading {
  readonly #areas: ReadonlyMap<string, Area>;
  #scene: Scene;
  #marks: readonly Mark[];
  #differences: Differences;
  #rankOf: (item: SymbolItem) => number;
  #relevance: Relevance;

  constructor(scene: Scene, areas: ReadonlyMap<string, Area>) {
    this.#areas = areas;
    this.#scene = scene;
    this.#marks = marksOf(scene);
    this.#differences = differencesOf(scene);
    this.#rankOf = ranksOf(scene);
    this.#relevance = relevanceOf(scene, this.#areas);
  }

  get scene(): Scene {
    return this.#scene;
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  get differences(): Differences {
    return this.#differences;
  }

  /** Which countries and towns concern the plan. */
  get relevance(): Relevance {
    return this.#relevance;
  }

  rankOf(item: SymbolItem): number {
    return this.#rankOf(item);
  }

  /** Takes a new scene; computes everything again only if the plan has a new revision. */
  take(scene: Scene): void {
    const { revision } = this.#scene;
    this.#scene = scene;
    if (scene.revision === revision) return;
    this.#marks = marksOf(scene);
    this.#differences = differencesOf(scene);
    this.#rankOf = ranksOf(scene);
    this.#relevance = relevanceOf(scene, this.#areas);
  }

  selection(state: State): Selection {
    return select(this.#marks, state);
  }

  shown(state: State): Shown {
    return {
      selection: this.selection(state),
      events: eventsAt(this.#scene, state.layers, state.t),
      fills: fillsAt(this.#scene, state.layers, state.t),
    };
  }
}

/** Returns where a row stands on the map, by the name that selects it; null if the map does not show it. */
export function whereabouts(
  { selection, events }: Shown,
  id: string,
): { lat: number; lon: number; key: string } | null {
  const standing = selection.byId.get(id) ?? selection.standing.find(({ mark }) => handle(mark.item) === id);
  if (standing) return standing.mark;
  const event = events.find((one) => handle(one) === id);
  if (event?.lat == null || event.lon == null) return null;
  return { lat: event.lat, lon: event.lon, key: eventKey(event) };
}
