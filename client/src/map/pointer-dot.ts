// A dot that points at a place of the map, and is gone a moment after.

import L from "leaflet";
import type { LatLon } from "../geometry/geodesy.ts";

const PANE = "posture-pointer";
const FADE_MS = 900;

/** The dot of a pointer on a map. */
export class PointerDot {
  readonly #map: L.Map;
  readonly #marker: L.Marker;
  #timer = 0;

  constructor(map: L.Map) {
    this.#map = map;
    const pane = map.getPane(PANE) ?? map.createPane(PANE);
    pane.style.zIndex = "660";
    pane.style.pointerEvents = "none";
    const icon = L.divIcon({ className: "posture-pointer-dot", iconSize: [0, 0], html: "" });
    this.#marker = L.marker([0, 0], { icon, pane: PANE, interactive: false, keyboard: false });
  }

  /** Points at a place; null lets the dot go out. */
  show(place: LatLon | null): void {
    clearTimeout(this.#timer);
    if (place) {
      this.#marker.setLatLng([place.lat, place.lon]);
      if (!this.#map.hasLayer(this.#marker)) this.#marker.addTo(this.#map);
    } else this.#timer = window.setTimeout(() => this.#marker.remove(), FADE_MS);
    this.#marker.getElement()?.classList.toggle("going", !place);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#marker.remove();
  }
}
