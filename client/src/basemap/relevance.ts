// Which countries and towns concern a plan: those in which something of it stands at any time. Pure.

import type { LatLon } from "../geometry/geodesy.ts";
import { worldPoint } from "../geometry/mercator.ts";
import { type Scene, symbolLayers } from "../scene/scene.ts";
import { CAPITAL, TOWN } from "./label-rules.ts";
import type { Area, Label } from "./load.ts";
import { countriesOf } from "./outline.ts";

/** A position of a plan, with the name that the plan gives it. */
export interface Stand extends LatLon {
  place: string;
}

/** What of the ground concerns a plan. */
export interface Relevance {
  /** Alpha-3 codes of the countries in which something stands. */
  countries: ReadonlySet<string>;
  places: readonly Stand[];
}

/** The relevance for a map without a plan. */
export const NO_RELEVANCE: Relevance = { countries: new Set(), places: [] };

const NEAR_KM = 5;
const KM_PER_DEGREE = 111.2;

/** Returns what of the ground concerns the plan of a scene. */
export function relevanceOf(scene: Scene, areas: ReadonlyMap<string, Area>): Relevance {
  const unique = new Map<string, Stand>();
  for (const { lat, lon, place } of symbolLayers(scene).flatMap((layer) => layer.items)) {
    unique.set(`${lat},${lon},${place}`, { lat, lon, place: place ?? "" });
  }
  const places = [...unique.values()];
  const points = places.map(({ lat, lon }) => worldPoint(lat, lon));
  const countries = [...countriesOf(areas)].filter(([, outline]) => points.some((point) => outline.holds(point)));
  return { countries: new Set(countries.map(([code]) => code)), places };
}

/** Returns the towns where something stands: for each place the nearby one of its name, or else the largest nearby. */
export function townsOf<T extends Label>(labels: readonly T[], { places }: Relevance): ReadonlySet<T> {
  const towns = labels.filter(({ kind }) => kind === TOWN || kind === CAPITAL);
  const found = places.map((stand) => {
    const near = towns.filter((town) => kmBetween(town, stand) <= NEAR_KM);
    const named = near.find(({ text }) => text === stand.place);
    return (
      named ?? near.reduce<T | undefined>((best, one) => (best && best.weight >= one.weight ? best : one), undefined)
    );
  });
  return new Set(found.filter((town) => town !== undefined));
}

/** Returns the distance between places near each other, in km; good enough to tell which town one is in. */
function kmBetween(a: LatLon, b: LatLon): number {
  const north = a.lat - b.lat;
  if (Math.abs(north) * KM_PER_DEGREE > NEAR_KM) return Number.POSITIVE_INFINITY;
  return Math.hypot(north, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180)) * KM_PER_DEGREE;
}
