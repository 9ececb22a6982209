// What the page shows about the place under the pointer: its position, and the symbol that a click would meet.

import type L from "leaflet";
import { degrees, grid } from "../geometry/positions.ts";
import type { Hit } from "../map/plan-overlay.ts";
import { say } from "../words/say.ts";
import type { Slots } from "./shell-props.ts";

const BESIDE_PX = 14;

/** Shows the position under the pointer and the tip beside it. */
export class Pointer {
  readonly #slots: Slots;

  constructor(slots: Slots) {
    this.#slots = slots;
  }

  over(at: L.LatLng | null, hit: Hit | null, point: L.Point): void {
    const { readout, map, tip } = this.#slots;
    readout.textContent = at ? `${degrees(at.lat, at.lng)}   ${grid(at.lat, at.lng)}` : "";
    map.style.cursor = hit ? "pointer" : "";
    tip.hidden = !hit;
    if (!hit) return;
    tip.textContent = tipText(hit);
    tip.style.transform = `translate(${point.x + BESIDE_PX}px, ${point.y + BESIDE_PX}px)`;
  }

  hideTip(): void {
    this.#slots.tip.hidden = true;
  }
}

function tipText({ name, count, below }: Hit): string {
  if (count > 1) return say("map.stack", { name, number: String(count - 1) });
  return below ? say("map.rolled-up", { name, count: below }) : name;
}
