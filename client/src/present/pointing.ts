// A laser pointer on the stage: while the key P is held, or the tool is in hand, the mouse or a finger draws a dot on the map.

import type { LatLon } from "../geometry/geodesy.ts";
import type { PostureMap } from "../map/map.ts";
import { PointerDot } from "../map/pointer-dot.ts";
import type { State, Store } from "../scene/state.ts";

const KEY = "p";
/** A key that is up again sooner, with no movement meanwhile, takes the pointer in hand or puts it away. */
const TAP_MS = 400;

interface PointingContext {
  map: PostureMap;
  store: Store;
  /** It points elsewhere, or nowhere. */
  moved(): void;
}

/** The pointer of a stage. */
export class Pointing {
  readonly #context: PointingContext;
  readonly #dot: PointerDot;
  readonly #ended = new AbortController();
  /** When the key went down; null while it is up. */
  #held: number | null = null;
  #hasMoved = false;
  #points = false;
  #at: LatLon | null = null;
  /** Where the mouse is over the map. */
  #mouse: LatLon | null = null;

  constructor(context: PointingContext) {
    this.#context = context;
    this.#dot = new PointerDot(context.map.leaflet);
    const { signal } = this.#ended;
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    document.addEventListener("keyup", (event) => this.#released(event), { signal });
    window.addEventListener("blur", () => this.#hold(null), { signal });
    const stage = context.map.leaflet.getContainer();
    for (const name of ["pointermove", "pointerdown"] as const) {
      stage.addEventListener(name, this.#moved, { signal, capture: true });
    }
    for (const name of ["pointerup", "pointercancel", "pointerleave"] as const) {
      stage.addEventListener(name, this.#lifted, { signal });
    }
    context.store.subscribe((state, before) => this.#followed(state, before));
  }

  destroy(): void {
    this.#ended.abort();
    this.#dot.destroy();
  }

  /** Where the stage points; null for nowhere. */
  get at(): LatLon | null {
    return this.#at;
  }

  /** Points nowhere from now on. */
  stop(): void {
    this.#hold(null);
    const { store } = this.#context;
    if (store.state.tool === "pointer") store.update({ tool: null });
  }

  #pressed(event: KeyboardEvent): void {
    if (event.repeat || !isKey(event) || !this.#context.store.state.presenting) return;
    if ((event.target as HTMLElement).matches("input, select, textarea")) return;
    this.#hasMoved = false;
    this.#hold(event.timeStamp);
    if (this.#mouse) this.#show(this.#mouse);
  }

  #released(event: KeyboardEvent): void {
    if (this.#held === null || !isKey(event)) return;
    const isTap = !this.#hasMoved && event.timeStamp - this.#held < TAP_MS;
    const { store } = this.#context;
    if (isTap) store.update({ tool: store.state.tool === "pointer" ? null : "pointer" });
    this.#hold(null);
  }

  #hold(held: number | null): void {
    this.#held = held;
    this.#settle();
  }

  #followed(state: State, before: State): void {
    if (state.tool !== before.tool || state.presenting !== before.presenting) this.#settle();
  }

  /** Leaves the map where it is while a finger points or draws on it. */
  #settle(): void {
    const { map, store } = this.#context;
    const { presenting, tool } = store.state;
    this.#points = presenting && (this.#held !== null || tool === "pointer");
    const isStill = this.#points || (presenting && tool === "pen");
    const { leaflet } = map;
    leaflet.getContainer().classList.toggle("posture-points", isStill);
    for (const handler of [leaflet.dragging, leaflet.touchZoom, leaflet.doubleClickZoom]) {
      if (isStill) handler?.disable();
      else handler?.enable();
    }
    if (!this.#points) this.#show(null);
  }

  readonly #moved = (event: PointerEvent): void => {
    const { lat, lng } = this.#context.map.leaflet.mouseEventToLatLng(event);
    const at = { lat, lon: lng };
    if (event.pointerType === "mouse") this.#mouse = at;
    this.#hasMoved = true;
    if (this.#points && event.isPrimary) this.#show(at);
  };

  readonly #lifted = (event: PointerEvent): void => {
    if (event.type === "pointerleave") this.#mouse = null;
    if (event.pointerType !== "mouse" || event.type === "pointerleave") this.#show(null);
  };

  #show(at: LatLon | null): void {
    if (!at && !this.#at) return;
    this.#at = at;
    this.#dot.show(at);
    this.#context.moved();
  }
}

function isKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === KEY && !ctrlKey && !metaKey && !altKey;
}
