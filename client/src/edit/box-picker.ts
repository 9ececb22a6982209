// A box over the map, drawn with Shift or Ctrl held: it picks what stands in it.

import L from "leaflet";

/** Draws the box, and gives its bounds when the pointer lets go. */
export class BoxPicker {
  readonly #map: L.Map;
  readonly #onBox: (bounds: L.LatLngBounds) => void;
  readonly #node = document.createElement("div");
  #from: L.Point | null = null;

  constructor(map: L.Map, onBox: (bounds: L.LatLngBounds) => void) {
    this.#map = map;
    this.#onBox = onBox;
    this.#node.className = "posture-box-picker";
  }

  begin(at: L.Point): void {
    this.#from = at;
    this.#map.dragging.disable();
    this.#map.getContainer().append(this.#node);
    this.follow(at);
  }

  /** Draws the box as far as a point; returns whether there is a box. */
  follow(at: L.Point): boolean {
    if (!this.#from) return false;
    const { min, max } = L.bounds(this.#from, at);
    if (!min || !max) return true;
    this.#node.style.transform = `translate(${min.x}px, ${min.y}px)`;
    this.#node.style.width = `${max.x - min.x}px`;
    this.#node.style.height = `${max.y - min.y}px`;
    return true;
  }

  /** Takes the box away, and tells its bounds; returns whether there was a box. */
  end(at: L.Point): boolean {
    const from = this.#from;
    if (!this.drop() || !from) return false;
    const corners = [from, at].map((point) => this.#map.containerPointToLatLng(point));
    this.#onBox(L.latLngBounds(corners));
    return true;
  }

  /** Takes the box away; returns whether there was one. */
  drop(): boolean {
    if (!this.#from) return false;
    this.#from = null;
    this.#node.remove();
    this.#map.dragging.enable();
    return true;
  }
}
