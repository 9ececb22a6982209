// Follows a talk: shows what the stage shows, until its viewer looks around, and again once they come back.

import { reader } from "../contract/arrival.ts";
import { check } from "../contract/checks/TalkHeard.js";
import type { StageShows, TalkHeard } from "../contract/types.ts";
import { clamp } from "../scene/instants.ts";
import type { Bounds, Chapter, LayerName, Scene } from "../scene/scene.ts";
import type { State, Store } from "../scene/state.ts";
import { hear } from "./hear.ts";

/** What a follower's page does as the stage does. */
export interface FollowingContext {
  /** The address of the talk's stream. */
  address: string;
  store: Store;
  scene(): Scene;
  /** Flies to a chapter. */
  go(chapter: Chapter): void;
  /** Ends a flight at its goal. */
  settle(): void;
  /** Shows the part of the map of the chapter or the view. */
  showBounds(): void;
  showPart(part: Bounds): void;
  point(place: { lat: number; lon: number } | null): void;
  /** Shows what the stage has drawn on its chapter. */
  draw(strokes: readonly (readonly { lat: number; lon: number }[])[]): void;
  /** The talk has ended. */
  ended(): void;
  /** The talk is told otherwise now. */
  changed(): void;
}

/** What a follower is told of the talk. */
export interface FollowTold {
  talk: "waiting" | TalkHeard["talk"] | "lost";
  around: boolean;
  black: boolean;
}

const readHeard = reader<TalkHeard>("talk", check);
/** A stage that is loaded again is away for a moment. */
const PATIENCE_MS = 4000;
/** What a viewer changes when they look around. */
const OWN: readonly (keyof State)[] = ["t", "chapter", "view", "layers", "filters", "camera", "playing"];

/** Follows a talk. */
export class Following {
  readonly #context: FollowingContext;
  readonly #end: () => void;
  readonly #unsubscribe: () => void;
  #told: FollowTold = { talk: "waiting", around: false, black: false };
  #shown: StageShows | null = null;
  #applied = "";
  #drawn = "[]";
  #steering = false;
  #late = 0;

  constructor(context: FollowingContext) {
    this.#context = context;
    this.#unsubscribe = context.store.subscribe((state, before) => this.#watched(state, before));
    this.#end = hear(context.address, null, {
      line: (data) => this.#hear(readHeard(data)),
      refused: () => this.#over(),
      lost: (is) => is && this.#lose(),
    });
  }

  get told(): FollowTold {
    return this.#told;
  }

  destroy(): void {
    clearTimeout(this.#late);
    this.#unsubscribe();
    this.#end();
  }

  /** Shows what the stage shows now. */
  comeBack(): void {
    this.#tell({ around: false });
    this.#applied = "";
    this.#apply();
  }

  /** Lets the viewer go where they like. */
  lookAround(): void {
    this.#tell({ around: true });
  }

  /** Does what changes the page, but is nothing that the viewer does. */
  steer(change: () => void): void {
    const before = this.#steering;
    this.#steering = true;
    change();
    this.#steering = before;
  }

  #hear({ talk, shown }: TalkHeard): void {
    if (talk === "ended") {
      this.#over();
      return;
    }
    this.#shown = shown;
    if (talk === "away") this.#later(shown ? "away" : "waiting");
    else this.#now("led");
    const points = talk === "led" && shown?.pointer;
    this.#context.point(points ? { lat: points[0], lon: points[1] } : null);
    this.#draw();
    if (shown && shown.black !== this.#told.black) this.#tell({ black: shown.black });
    if (!this.#told.around) this.#apply();
  }

  /** Nobody points any more where the stage cannot be heard. */
  #lose(): void {
    this.#context.point(null);
    this.#later("lost");
  }

  #over(): void {
    this.#end();
    this.#context.point(null);
    this.#shown = null;
    this.#draw();
    this.#tell({ black: false });
    this.#now("ended");
    this.#context.ended();
  }

  /** Draws what the pen of the stage has drawn, while the page shows the same chapter. */
  #draw(): void {
    const shown = this.#shown;
    const isThere = shown !== null && this.#context.store.state.chapter === shown.chapter;
    const strokes = isThere ? (shown.strokes ?? []) : [];
    const key = JSON.stringify(strokes);
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.#context.draw(strokes.map((stroke) => stroke.map(([lat, lon]) => ({ lat, lon }))));
  }

  #now(talk: FollowTold["talk"]): void {
    clearTimeout(this.#late);
    this.#late = 0;
    if (talk !== this.#told.talk) this.#tell({ talk });
  }

  /** Tells what is so now if it stays so for a while. */
  #later(talk: FollowTold["talk"]): void {
    clearTimeout(this.#late);
    this.#late = window.setTimeout(() => this.#now(talk), PATIENCE_MS);
  }

  #tell(told: Partial<FollowTold>): void {
    this.#told = { ...this.#told, ...told };
    this.#context.changed();
  }

  #watched(state: State, before: State): void {
    if (state.chapter !== before.chapter) this.#draw();
    if (this.#steering || this.#told.around || !this.#shown || this.#told.talk === "ended") return;
    if (isOwn(state, before)) this.#tell({ around: true });
  }

  #apply(): void {
    const shown = this.#shown;
    if (!shown) return;
    const { pointer: _pointer, black: _black, strokes: _strokes, ...rest } = shown;
    const key = JSON.stringify(rest);
    if (key === this.#applied) return;
    const before: typeof rest | null = this.#applied ? JSON.parse(this.#applied) : null;
    this.#applied = key;
    this.steer(() => this.#show(shown, before));
  }

  #show(shown: StageShows, before: Pick<StageShows, "chapter" | "view" | "camera"> | null): void {
    const { store, scene, go, settle, showBounds, showPart } = this.#context;
    const chapter = scene().chapters.find(({ id }) => id === shown.chapter);
    const isOther = before?.chapter !== shown.chapter;
    if (chapter && isOther && isAsItIs(chapter, shown, scene())) {
      go(chapter);
      return;
    }
    settle();
    store.update({ ...patchOf(shown, scene()), chapter: chapter?.id ?? "" });
    if (shown.camera) showPart(shown.camera as Bounds);
    else if (isOther || before?.camera || before?.view !== shown.view) showBounds();
  }
}

/** Tells whether a change is one of the viewer, and none of time that runs while the map flies to a chapter. */
function isOwn(state: State, before: State): boolean {
  if (state.camera !== before.camera && state.camera) return true;
  if (state.flying || before.flying) return state.playing || (!state.flying && state.chapter !== before.chapter);
  return OWN.some((key) => state[key] !== before[key]);
}

function patchOf(shown: StageShows, scene: Scene): Partial<State> {
  const known = new Set(scene.terms.layer?.map((term) => term.code));
  return {
    view: shown.view,
    t: clamp(shown.t, scene),
    layers: shown.layers.filter((name) => known.has(name)) as LayerName[],
    filters: shown.filters,
    camera: null,
    playing: false,
  };
}

/** Tells whether the stage shows a chapter as its row says. */
export function isAsItIs(chapter: Chapter, shown: StageShows, scene: Scene): boolean {
  const same = chapter.layers.length === shown.layers.length && chapter.layers.every((a) => shown.layers.includes(a));
  const plain = Object.values(shown.filters).every((codes) => codes.length === 0);
  return same && plain && !shown.camera && shown.view === chapter.view && shown.t === clamp(chapter.time, scene);
}
