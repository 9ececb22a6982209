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

/** Returns the places that a text may mean: one if it is clear, several if the planner must choose, none if it is no place. */
export function meantBy(text: string, gazetteer: Gazetteer | null): Meant[] {
  if (!text.trim()) return [];
  const square = squareOf(text);
  if (square) return [{ ...square.middle, told: square.grid }];
  const at = readPosition(text);
  if (at) return [{ ...at, told: degrees(at.lat, at.lon) }];
  return (gazetteer?.named(text).places ?? []).map((place) => ({
    lat: place.lat,
    lon: place.lon,
    told: toldOf(place),
  }));
}

function toldOf({ name, country, lat, lon }: KnownPlace): string {
  return `${name} (${country}), ${degrees(lat, lon)}`;
}
