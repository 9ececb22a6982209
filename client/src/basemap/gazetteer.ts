// Every place that the app knows: the nearest one to a position, and those of a name. Pure.

import { distanceKm, type LatLon, roughKm } from "../geometry/geodesy.ts";
import { folded } from "../scene/fold.ts";

/** The gazetteer as it is stored: a list for each field; positions in ten-thousandths of a degree. */
export interface StoredPlaces {
  name: string[];
  uk: string[];
  cc: string[];
  persons: number[];
  lat: number[];
  lon: number[];
}

/** One place, with its country as two letters. */
export interface KnownPlace extends LatLon {
  name: string;
  country: string;
  persons: number;
}

const PER_DEGREE = 10_000;
/** A sphere is wrong by less than this part; so many of the nearest on it are measured on the ellipsoid. */
const MEASURED = 6;
const MOST_OFFERED = 12;

/** The places that the app knows. */
export class Gazetteer {
  readonly #places: readonly KnownPlace[];
  readonly #names: readonly (readonly string[])[];

  constructor({ name, uk, cc, persons, lat, lon }: StoredPlaces) {
    this.#places = name.map((text, i) => ({
      name: text,
      country: cc[i] ?? "",
      persons: persons[i] ?? 0,
      lat: (lat[i] ?? 0) / PER_DEGREE,
      lon: (lon[i] ?? 0) / PER_DEGREE,
    }));
    this.#names = name.map((text, i) => [folded(text), folded(uk[i] ?? "")]);
  }

  /** Returns the nearest place and how far it is; null if there is none. */
  nearest(at: LatLon): { place: KnownPlace; km: number } | null {
    const best: { place: KnownPlace; km: number }[] = [];
    for (const place of this.#places) {
      const km = roughKm(at, place);
      if (best.length === MEASURED && km >= (best.at(-1)?.km ?? 0)) continue;
      best.push({ place, km });
      best.sort((a, b) => a.km - b.km);
      best.length = Math.min(best.length, MEASURED);
    }
    const measured = best.map(({ place }) => ({ place, km: distanceKm(at, place) }));
    return measured.reduce<(typeof measured)[number] | null>((a, b) => (a && a.km <= b.km ? a : b), null);
  }

  /** Returns all places of a name in English or Ukrainian; without one, the largest that begin so. The largest come first. */
  named(text: string): { places: KnownPlace[]; others: number } {
    const wanted = folded(text.trim());
    if (!wanted) return { places: [], others: 0 };
    const exact = this.#which((name) => name === wanted);
    if (exact.length) return { places: exact, others: 0 };
    const begun = this.#which((name) => name.startsWith(wanted));
    const places = begun.slice(0, MOST_OFFERED);
    return { places, others: begun.length - places.length };
  }

  #which(passes: (name: string) => boolean): KnownPlace[] {
    return this.#places.filter((_, i) => this.#names[i]?.some(passes)).sort((a, b) => b.persons - a.persons);
  }
}
