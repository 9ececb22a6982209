// What a viewer has chosen, and the store that reports its changes.

import type { Naming } from "./naming.ts";
import type { LayerName } from "./scene.ts";

/** The codes that pass, by the field of a filter; a field that is absent or empty lets everything pass. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** Filters that let everything pass. */
export const NO_FILTERS: Filters = {};

/** The panel that is open; null if it is folded away. */
export type Panel = "layers" | "list" | "briefing" | "problems" | "about" | "changes" | null;

/** A tool that a briefer can use during a talk. */
export type Tool = "spotlight" | "measure" | "rings" | "pointer" | "pen" | null;

/** Usual radii of range rings, in km. */
export const RINGS_KM: readonly number[] = [50, 100, 200];

/** Everything that a viewer has chosen. */
export interface State {
  view: string;
  t: number;
  chapter: string;
  selected: string;
  layers: readonly LayerName[];
  filters: Filters;
  /** What is written below symbols. */
  naming: Naming;
  query: string;
  panel: Panel;
  playing: boolean;
  chart: boolean;
  presenting: boolean;
  /** Whether the map is flying to a chapter, and time is running with it. */
  flying: boolean;
  /** Whether the screen is black: the audience then looks at the speaker. */
  black: boolean;
  tool: Tool;
  /** Radii of the rings, in km. */
  rings: readonly number[];
  legend: boolean;
  /** Whether a chapter shows what has changed since the one before. */
  changes: boolean;
  searching: boolean;
  helping: boolean;
  /** Whether the menu of the stage is open. */
  menu: boolean;
  /** Where the viewer moved the map by hand: latitude, longitude, zoom; null while the map shows the view. */
  camera: readonly [number, number, number] | null;
}

type Listener = (state: State, before: State) => void;

/** Holds the state, and tells its listeners when it changes. */
export class Store {
  #state: State;
  readonly #listeners = new Set<Listener>();

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  update(patch: Partial<State>): void {
    const before = this.#state;
    const changed = (Object.keys(patch) as (keyof State)[]).some((key) => patch[key] !== before[key]);
    if (!changed) return;
    this.#state = { ...before, ...patch };
    for (const listener of this.#listeners) listener(this.#state, before);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** Returns a list without a value that it has, or with a value that it lacks. */
export function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}
