// Says where a thing is that a planner carries: the square to which it is rounded, and the nearest place. Pure.

import type { Gazetteer } from "../basemap/gazetteer.ts";
import { formatKm, type LatLon } from "../geometry/geodesy.ts";
import { degrees } from "../geometry/positions.ts";
import { type Square, squareAt } from "../geometry/squares.ts";
import { say } from "../words/say.ts";

/** Where a thing would stand. */
export interface Whereabouts {
  /** The square to which its position is rounded; null outside the grid. */
  square: Square | null;
  text: string;
}

/** Returns where a thing of some precision would stand if it were let go at a position. */
export function whereaboutsOf(at: LatLon, km: number, gazetteer: Gazetteer | null): Whereabouts {
  const square = squareAt(at, km);
  const grid = square?.grid ?? degrees(at.lat, at.lon);
  const near = gazetteer?.nearest(at);
  const text = near ? say("edit.carried-near", { grid, place: near.place.name, km: formatKm(near.km) }) : grid;
  return { square, text };
}
