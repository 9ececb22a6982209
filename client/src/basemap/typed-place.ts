// What a planner means who types a place: a town, an MGRS reference or degrees. Pure.

import { readPosition } from "../geometry/angles.ts";
import type { LatLon } from "../geometry/geodesy.ts";
import { degrees } from "../geometry/positions.ts";
import { squareOf } from "../geometry/squares.ts";
import type { Gazetteer, KnownPlace } from "./gazetteer.ts";

/** A place that a typed text may mean, and how it is told. */
export interface Meant extends LatLon {
  told: string;
}

/** What a text may mean: one place if it is clear, several if the planner must choose, none if it is no place. */
export interface Meaning {
  meant: Meant[];
  /** How many more towns begin so. */
  others: number;
}

/** Returns the places that a text may mean. */
export function meantBy(text: string, gazetteer: Gazetteer | null): Meaning {
  const square = squareOf(text);
  if (square) return { meant: [{ ...square.middle, told: square.grid }], others: 0 };
  const at = readPosition(text);
  if (at) return { meant: [{ ...at, told: degrees(at.lat, at.lon) }], others: 0 };
  const { places, others } = gazetteer?.named(text) ?? { places: [], others: 0 };
  return { meant: places.map((place) => ({ lat: place.lat, lon: place.lon, told: toldOf(place) })), others };
}

function toldOf({ name, country, lat, lon }: KnownPlace): string {
  return `${name} (${country}), ${degrees(lat, lon)}`;
}
