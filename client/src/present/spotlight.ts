// A spotlight that follows the mouse or a finger over the stage. The stylesheet draws it.

import type L from "leaflet";
import type { LatLon } from "../geometry/geodesy.ts";
import type { Store } from "../scene/state.ts";

/** Tells the stylesheet where the pointer is while the spotlight is on. */
export class Spotlight {
  readonly #root: HTMLElement;
  readonly #store: Store;
  readonly #map: L.Map;
  readonly #moved: () => void;
  readonly #ended = new AbortController();
  #at: LatLon | null = null;

  /** `moved` is called when the light is elsewhere. */
  constructor(root: HTMLElement, store: Store, map: L.Map, moved: () => void) {
    this.#root = root;
    this.#moved = moved;
    this.#store = store;
    this.#map = map;
    const how = { signal: this.#ended.signal, passive: true, capture: true };
    for (const name of ["pointerdown", "pointermove", "pointerup", "pointercancel"] as const) {
      root.addEventListener(name, this.#onPointer, how);
    }
  }

  destroy(): void {
    this.#ended.abort();
  }

  /** Where on the map the light is; null while there is none. */
  get at(): LatLon | null {
    return this.#store.state.tool === "spotlight" ? this.#at : null;
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const { tool, presenting } = this.#store.state;
    if (tool !== "spotlight" || !presenting) return;
    // A finger moves the light, and the map only without it; a mouse needs no button for the light.
    if (event.pointerType !== "mouse" && event.type === "pointerdown") this.#map.dragging?.disable();
    if (event.type === "pointerup" || event.type === "pointercancel") {
      this.#map.dragging?.enable();
      return;
    }
    const box = this.#root.getBoundingClientRect();
    this.#root.style.setProperty("--pointer-x", `${event.clientX - box.left}px`);
    this.#root.style.setProperty("--pointer-y", `${event.clientY - box.top}px`);
    const { lat, lng } = this.#map.mouseEventToLatLng(event);
    this.#at = { lat, lon: lng };
    this.#moved();
  };
}
