// Points on the stage: while the key P is held, or the button is on, the mouse or a finger draws a dot on the map.

import type { LatLon } from "../geometry/geodesy.ts";
import type { PostureMap } from "../map/map.ts";
import { PointerDot } from "../map/pointer-dot.ts";

const KEY = "p";

interface PointingContext {
  map: PostureMap;
  /** Whether the stage is in use. */
  active(): boolean;
  /** It points elsewhere, or nowhere. */
  moved(): void;
  /** The button was turned on or off. */
  turned(): void;
}

/** The pointer of a stage. */
export class Pointing {
  readonly #context: PointingContext;
  readonly #dot: PointerDot;
  readonly #ended = new AbortController();
  #held = false;
  #on = false;
  #at: LatLon | null = null;

  constructor(context: PointingContext) {
    this.#context = context;
    this.#dot = new PointerDot(context.map.leaflet);
    const { signal } = this.#ended;
    document.addEventListener("keydown", (event) => this.#key(event, true), { signal });
    document.addEventListener("keyup", (event) => this.#key(event, false), { signal });
    window.addEventListener("blur", () => this.#hold(false), { signal });
    const stage = context.map.leaflet.getContainer();
    for (const name of ["pointermove", "pointerdown"] as const) {
      stage.addEventListener(name, this.#moved, { signal, capture: true });
    }
    for (const name of ["pointerup", "pointercancel", "pointerleave"] as const) {
      stage.addEventListener(name, this.#lifted, { signal });
    }
  }

  destroy(): void {
    this.#ended.abort();
    this.#dot.destroy();
  }

  /** Where the stage points; null for nowhere. */
  get at(): LatLon | null {
    return this.#at;
  }

  /** Whether the button is on. */
  get on(): boolean {
    return this.#on;
  }

  /** Turns the button on or off. */
  turn(on: boolean): void {
    this.#on = on;
    this.#settle();
    this.#context.turned();
  }

  /** Points nowhere from now on. */
  stop(): void {
    this.#held = false;
    this.turn(false);
  }

  #key(event: KeyboardEvent, down: boolean): void {
    const target = event.target as HTMLElement;
    const isTyping = target.matches("input, select, textarea");
    if (event.key.toLowerCase() !== KEY || event.ctrlKey || event.metaKey || event.altKey) return;
    if (down && (isTyping || event.repeat || !this.#context.active())) return;
    this.#hold(down);
  }

  #hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    this.#settle();
  }

  get #points(): boolean {
    return (this.#held || this.#on) && this.#context.active();
  }

  /** Leaves the map where it is while a finger points on it. */
  #settle(): void {
    const { leaflet } = this.#context.map;
    const points = this.#points;
    leaflet.getContainer().classList.toggle("posture-points", points);
    for (const handler of [leaflet.dragging, leaflet.touchZoom]) {
      if (points) handler?.disable();
      else handler?.enable();
    }
    if (!points) this.#show(null);
  }

  readonly #moved = (event: PointerEvent): void => {
    if (!this.#points) return;
    const { lat, lng } = this.#context.map.leaflet.mouseEventToLatLng(event);
    this.#show({ lat, lon: lng });
  };

  readonly #lifted = (event: PointerEvent): void => {
    if (event.pointerType !== "mouse" || event.type === "pointerleave") this.#show(null);
  };

  #show(at: LatLon | null): void {
    if (!at && !this.#at) return;
    this.#at = at;
    this.#dot.show(at);
    this.#context.moved();
  }
}
