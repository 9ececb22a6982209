// Shows things where a planner carries them, until the server has them there: symbols, pins, and a beacon beside them.

import type { Gazetteer } from "../basemap/gazetteer.ts";
import type { LatLon } from "../geometry/geodesy.ts";
import type { PostureMap } from "../map/map.ts";
import { Beacon } from "./beacon.ts";
import type { Grip } from "./grips.ts";
import type { Moves } from "./moving.ts";
import type { Pins } from "./pins.ts";
import { whereaboutsOf } from "./whereabouts.ts";

/** What is carried on the map. */
export class Carrier {
  readonly #map: PostureMap;
  readonly #pins: Pins;
  readonly #beacon: Beacon;

  constructor(map: PostureMap, pins: Pins) {
    this.#map = map;
    this.#pins = pins;
    this.#beacon = new Beacon(map.leaflet);
  }

  /** Shows things where they are carried; returns where the first of them would stand, in words. */
  carry(moves: Moves, lead: Grip, gazetteer: Gazetteer | null): string {
    const places = new Map([...moves].map(([grip, at]) => [grip.key, at]));
    this.#map.overlay.carry(places);
    this.#pins.carry(places);
    return this.#point(moves.get(lead) ?? lead, lead, gazetteer);
  }

  #point(at: LatLon, lead: Grip, gazetteer: Gazetteer | null): string {
    const where = whereaboutsOf(at, lead.km, gazetteer);
    this.#beacon.show(at, where);
    return where.text;
  }

  /** Takes the beacon away; what is carried stays where it was let go, until the plan has it there. */
  rest(): void {
    this.#beacon.hide();
  }

  putBack(): void {
    this.#beacon.hide();
    this.#map.overlay.carry(new Map());
    this.#pins.carry(new Map());
  }

  destroy(): void {
    this.#beacon.destroy();
  }
}
