// Pins of what is no symbol on the map and may be moved: closures at positions, and the places of annotations.

import L from "leaflet";
import type { LatLon } from "../geometry/geodesy.ts";
import { say } from "../words/say.ts";
import { type PinGrip, thingOf } from "./grips.ts";

const SIZE_PX = 28;

interface Pin {
  grip: PinGrip;
  marker: L.Marker;
  circle: L.Circle | null;
}

/** The pins on the map while a planner edits. */
export class Pins {
  readonly #map: L.Map;
  readonly #onSelect: (grip: PinGrip) => void;
  #pins = new Map<string, Pin>();

  constructor(map: L.Map, onSelect: (grip: PinGrip) => void) {
    this.#map = map;
    this.#onSelect = onSelect;
  }

  /** Shows a pin for each of some grips; one that stays keeps its element, and so the focus. */
  show(grips: readonly PinGrip[], picked: ReadonlySet<string>, selected: string): void {
    const wanted = new Set(grips.map(({ key }) => key));
    for (const [key, pin] of this.#pins) if (!wanted.has(key)) this.#remove(key, pin);
    for (const grip of grips) {
      const pin = this.#pins.get(grip.key) ?? this.#add(grip);
      pin.grip = grip;
      this.#place(pin, grip);
      const node = pin.marker.getElement();
      node?.setAttribute("aria-label", say(`edit.pin.${grip.kind}`, { name: grip.name }));
      node?.classList.toggle("picked", picked.has(thingOf(grip)) || grip.select === selected);
    }
  }

  /** Shows pins where a planner carries them; those that nobody carries are at their places. */
  carry(carried: ReadonlyMap<string, LatLon>): void {
    for (const [key, pin] of this.#pins) this.#place(pin, carried.get(key) ?? pin.grip);
  }

  /** Returns the grip of the pin that an element belongs to; null if it is none. */
  gripAt(target: EventTarget | null): PinGrip | null {
    const node = target instanceof Element ? target.closest(".posture-pin") : null;
    return [...this.#pins.values()].find(({ marker }) => marker.getElement() === node && node !== null)?.grip ?? null;
  }

  destroy(): void {
    for (const [key, pin] of this.#pins) this.#remove(key, pin);
  }

  #add(grip: PinGrip): Pin {
    const icon = L.divIcon({ className: `posture-pin ${grip.kind}`, iconSize: [SIZE_PX, SIZE_PX] });
    const marker = L.marker([grip.lat, grip.lon], { icon, keyboard: true, title: grip.name });
    const circle = grip.radiusKm
      ? L.circle([grip.lat, grip.lon], {
          radius: grip.radiusKm * 1000,
          className: "posture-closed",
          interactive: false,
        })
      : null;
    const pin = { grip, marker, circle };
    marker.on("click", () => this.#onSelect(pin.grip));
    circle?.addTo(this.#map);
    marker.addTo(this.#map);
    this.#pins.set(grip.key, pin);
    return pin;
  }

  #place({ marker, circle }: Pin, { lat, lon }: LatLon): void {
    marker.setLatLng([lat, lon]);
    circle?.setLatLng([lat, lon]);
  }

  #remove(key: string, { marker, circle }: Pin): void {
    marker.remove();
    circle?.remove();
    this.#pins.delete(key);
  }
}
