// Which names of places are drawn at which zoom, and in what order.

import type { Town } from "../scene/find.ts";
import type { Label } from "./load.ts";

/** Kind of a label that names a town. */
export const TOWN = 0;

/** Kind of a label that names a capital. */
export const CAPITAL = 1;

/** Kind of a label that names a country. */
export const COUNTRY = 2;

/** Kind of a label that names an oblast. */
export const OBLAST = 3;

/** Kind of a label that names a sea. */
export const SEA = 4;

const FARTHEST_IN = 11;

/** Smallest weight (population in hundreds) that a town needs at a zoom. */
export function townThreshold(zoom: number): number {
  if (zoom < 4) return Number.POSITIVE_INFINITY;
  if (zoom < 5) return 9000;
  if (zoom < 5.75) return 4500;
  if (zoom < 6.5) return 2000;
  if (zoom < 7.25) return 800;
  if (zoom < 8) return 350;
  return zoom < 9 ? 120 : 0;
}

/** Tells whether a label is drawn at a zoom. */
export function shownAt(label: Label, zoom: number): boolean {
  switch (label.kind) {
    case COUNTRY:
      return zoom < 7.5 && zoom + label.weight >= 10.5;
    case OBLAST:
      return zoom >= 6.75 && zoom < 9.5;
    case SEA:
      return zoom >= 3.5;
    case CAPITAL:
      return zoom >= 4;
    default:
      return label.weight >= townThreshold(zoom);
  }
}

/** Returns the rank of a label by its kind; labels with a smaller rank are placed first. */
export function rank(label: Label): number {
  return label.kind === CAPITAL ? 0 : label.kind === COUNTRY ? 1 : label.kind === SEA ? 2 : label.kind === TOWN ? 3 : 4;
}

/** Returns the towns and capitals of the base map. */
export function townsOf(labels: readonly Label[]): Town[] {
  return labels
    .filter(({ kind }) => kind === TOWN || kind === CAPITAL)
    .map((label) => ({ ...label, zoom: firstZoom(label) }));
}

/** Returns the smallest zoom, in quarters, at which a label is drawn if there is room for it. */
function firstZoom(label: Label): number {
  let zoom = 0;
  while (zoom < FARTHEST_IN && !shownAt(label, zoom)) zoom += 0.25;
  return zoom;
}
