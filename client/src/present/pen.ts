// A pen on the stage: while it is in hand, the mouse, a finger or a stylus draws on the map.

import type { PostureMap } from "../map/map.ts";
import type { State, Store } from "../scene/state.ts";
import { type Stroke, Strokes } from "./strokes.ts";

/** How far a stroke may be from where the hand went, in pixels of the screen. */
const TOLERANCE_PX = 0.8;

interface PenContext {
  map: PostureMap;
  store: Store;
  /** A stroke has changed. */
  drawn(): void;
}

/** The pen of a stage. */
export class Pen {
  readonly #context: PenContext;
  readonly #strokes = new Strokes();
  readonly #ended = new AbortController();
  /** The finger or mouse that draws. */
  #pointer: number | null = null;

  constructor(context: PenContext) {
    this.#context = context;
    const { signal } = this.#ended;
    const stage = context.map.leaflet.getContainer();
    stage.addEventListener("pointerdown", this.#down, { signal, capture: true });
    stage.addEventListener("pointermove", this.#moved, { signal, capture: true });
    for (const name of ["pointerup", "pointercancel"] as const) window.addEventListener(name, this.#up, { signal });
    context.store.subscribe((state, before) => this.#followed(state, before));
  }

  destroy(): void {
    this.#ended.abort();
  }

  /** The strokes on the chapter that is shown. */
  get strokes(): readonly Stroke[] {
    const { presenting, chapter } = this.#context.store.state;
    return presenting ? this.#strokes.of(chapter) : [];
  }

  /** Wipes what is drawn on the chapter that is shown. */
  wipe(): void {
    this.#strokes.wipe(this.#context.store.state.chapter);
    this.#drawn();
  }

  #followed(state: State, before: State): void {
    if (state.presenting !== before.presenting) this.#strokes.clear();
    if (state.tool !== "pen") this.#end();
    if (state.presenting !== before.presenting || state.chapter !== before.chapter) {
      this.#end();
      this.#drawn();
    }
  }

  readonly #down = (event: PointerEvent): void => {
    const { map, store } = this.#context;
    const { presenting, tool, chapter } = store.state;
    if (!presenting || tool !== "pen" || !event.isPrimary || event.button > 0) return;
    if ((event.target as Element).closest(".leaflet-control")) return;
    this.#pointer = event.pointerId;
    const { leaflet } = map;
    const tolerance = TOLERANCE_PX / leaflet.getZoomScale(leaflet.getZoom(), 0);
    this.#strokes.begin(chapter, this.#at(event), tolerance);
    this.#drawn();
  };

  readonly #moved = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return;
    const steps = event.getCoalescedEvents?.() ?? [];
    for (const step of steps.length ? steps : [event]) this.#strokes.go(this.#at(step));
    this.#drawn();
  };

  readonly #up = (event: PointerEvent): void => {
    if (event.pointerId === this.#pointer) this.#end();
  };

  #end(): void {
    this.#pointer = null;
    this.#strokes.end();
  }

  #at(event: MouseEvent): { lat: number; lon: number } {
    const { lat, lng } = this.#context.map.leaflet.mouseEventToLatLng(event);
    return { lat, lon: lng };
  }

  #drawn(): void {
    this.#context.map.ink.show([...this.strokes]);
    this.#context.drawn();
  }
}
