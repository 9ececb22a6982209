// What a pen has drawn, by chapter: kept while the stage is in use, and in no plan. Its bounds are those of a step of a talk.

import type { LatLon } from "../geometry/geodesy.ts";
import { thinned } from "../geometry/thinned.ts";

/** A line of a pen. */
export type Stroke = readonly LatLon[];

/** How many strokes a chapter has, how many places a stroke has, and all strokes of a chapter together. */
export const MOST = { strokes: 24, places: 100, together: 380 } as const;

/** How many places of a stroke that is being drawn are kept as the hand went. */
const LONG = 3 * MOST.places;

/** The strokes of a stage. Of more than a chapter may have, the oldest go. */
export class Strokes {
  readonly #drawn = new Map<string, readonly Stroke[]>();
  /** Places of the stroke that is being drawn. */
  #live: { chapter: string; places: LatLon[]; tolerance: number } | null = null;

  /** Returns the strokes of a chapter. */
  of(chapter: string): readonly Stroke[] {
    return this.#drawn.get(chapter) ?? [];
  }

  /** Begins a stroke; it keeps no bend smaller than a tolerance, in units of the world at zoom 0. */
  begin(chapter: string, place: LatLon, tolerance: number): void {
    this.#live = { chapter, places: [place], tolerance };
    this.#drawn.set(chapter, bounded([...this.of(chapter), [place]]));
  }

  /** Goes on with the stroke that is being drawn. */
  go(place: LatLon): void {
    if (!this.#live) return;
    const { chapter, tolerance } = this.#live;
    this.#live.places.push(place);
    const stroke = thinned(this.#live.places, tolerance, MOST.places);
    // A hand that does not rest would make every further place dearer.
    if (this.#live.places.length > LONG) this.#live.places = [...stroke];
    this.#drawn.set(chapter, bounded([...this.of(chapter).slice(0, -1), stroke]));
  }

  /** Ends the stroke that is being drawn; returns whether there was one. */
  end(): boolean {
    const was = this.#live !== null;
    this.#live = null;
    return was;
  }

  /** Wipes the strokes of a chapter. */
  wipe(chapter: string): void {
    if (this.#live?.chapter === chapter) this.#live = null;
    this.#drawn.delete(chapter);
  }

  /** Wipes everything. */
  clear(): void {
    this.#live = null;
    this.#drawn.clear();
  }
}

function bounded(strokes: readonly Stroke[]): readonly Stroke[] {
  let kept = strokes.slice(-MOST.strokes);
  while (kept.reduce((sum, stroke) => sum + stroke.length, 0) > MOST.together) kept = kept.slice(1);
  return kept;
}
