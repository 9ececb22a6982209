// Beside what a planner carries: the square to which its position is rounded, and the nearest place.

import L from "leaflet";
import type { LatLon } from "../geometry/geodesy.ts";
import type { Whereabouts } from "./whereabouts.ts";

const BESIDE_PX = 16;
const PANE = "posture-carried";
/** Above the symbols: the square of a precise unit is smaller than its symbol. */
const OVER_SYMBOLS = 460;

/** Shows where a carried thing would stand. */
export class Beacon {
  readonly #map: L.Map;
  readonly #label = document.createElement("div");
  readonly #square: L.Polygon;

  constructor(map: L.Map) {
    this.#map = map;
    const pane = map.getPane(PANE) ?? map.createPane(PANE);
    pane.style.zIndex = String(OVER_SYMBOLS);
    pane.style.pointerEvents = "none";
    this.#square = L.polygon([], { pane: PANE, className: "posture-rounding", interactive: false, fill: true });
    this.#label.className = "posture-beacon";
    this.#label.hidden = true;
    map.getContainer().append(this.#label);
  }

  show(at: LatLon, { square, text }: Whereabouts): void {
    const point = this.#map.latLngToContainerPoint([at.lat, at.lon]);
    const { x: width } = this.#map.getSize();
    this.#label.textContent = text;
    this.#label.hidden = false;
    const left = Math.max(4, Math.min(point.x + BESIDE_PX, width - this.#label.offsetWidth - 4));
    this.#label.style.transform = `translate(${left}px, ${point.y + BESIDE_PX}px)`;
    if (square) this.#square.setLatLngs(square.corners.map(({ lat, lon }) => L.latLng(lat, lon))).addTo(this.#map);
    else this.#square.remove();
  }

  hide(): void {
    this.#label.hidden = true;
    this.#square.remove();
  }

  destroy(): void {
    this.hide();
    this.#label.remove();
  }
}
