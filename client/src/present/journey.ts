// The way to a chapter: the map flies and time runs, until a viewer chooses something else.

import type { PostureMap } from "../map/map.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import type { State, Store } from "../scene/state.ts";
import { inHand, shownBy } from "./deck.ts";
import { Flight } from "./flight.ts";

/** What a journey moves. */
export interface JourneyContext {
  store: Store;
  map: PostureMap;
  scene(): Scene;
  /** Moves the map to the part that the state's chapter or view shows. */
  showBounds(animated: boolean): void;
}

/** Takes the stage from one chapter to another. */
export class Journey {
  readonly #context: JourneyContext;
  readonly #flight = new Flight();
  /** Whether the journey itself is changing the store. */
  #steering = false;

  constructor(context: JourneyContext) {
    this.#context = context;
  }

  /** Flies to a chapter, or cuts to it if the viewer asked for less motion. */
  start(chapter: Chapter): void {
    const { store, scene, map, showBounds } = this.#context;
    this.finish();
    const { t, tool } = store.state;
    const shown = { ...shownBy(chapter, scene()), tool: inHand(tool) };
    store.update({ ...shown, t, flying: true });
    map.overlay.expand("");
    map.defer(true);
    showBounds(true);
    this.#flight.start(
      scene(),
      t,
      shown.t ?? t,
      (now) => this.#steer({ t: now }),
      () => {
        map.defer(false);
        this.#steer({ t: shown.t ?? t, flying: false });
      },
    );
  }

  /** Ends the movement at its goal now; does nothing if there is none. */
  finish(): void {
    this.#flight.finish();
  }

  drop(): void {
    this.#flight.drop();
  }

  /** Ends the journey where it is, if the viewer chose another time or view on the way. */
  followed(state: State, before: State): void {
    if (!before.flying || !state.flying || this.#steering || !isElsewhere(state, before)) return;
    this.drop();
    this.#context.map.halt();
    this.#context.map.defer(false);
    this.#steer({ flying: false });
  }

  #steer(patch: Partial<State>): void {
    this.#steering = true;
    this.#context.store.update(patch);
    this.#steering = false;
  }
}

function isElsewhere(state: State, before: State): boolean {
  return state.t !== before.t || state.view !== before.view || state.playing !== before.playing;
}
