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
/** A capital with a smaller weight (population in hundreds) is that of an island or a tiny territory. */
const SMALL_CAPITAL = 500;
/** From this zoom on, the capitals of islands and tiny territories are named. */
const SMALL_FROM_ZOOM = 6;
/** A town of the plan needs this part of the weight that another needs. */
const OF_PLAN_SHARE = 0.1;

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

/** Tells whether a label is drawn at a zoom; `ofPlan` if something of the plan stands there. */
export function shownAt(label: Label, zoom: number, ofPlan = false): boolean {
  switch (label.kind) {
    case COUNTRY:
      return zoom < 7.5 && zoom + label.weight >= 10.5;
    case OBLAST:
      return zoom >= 6.75 && zoom < 9.5;
    case SEA:
      return zoom >= 3.5;
    case CAPITAL:
      return zoom >= (isSmall(label) && !ofPlan ? SMALL_FROM_ZOOM : 4);
    default:
      return label.weight >= townThreshold(zoom) * (ofPlan ? OF_PLAN_SHARE : 1);
  }
}

/** Returns the rank of a label; labels with a smaller rank are placed first, and of one rank the weightier. */
export function rank(label: Label, ofPlan: boolean): number {
  switch (label.kind) {
    case COUNTRY:
      return ofPlan ? 0 : 2;
    case SEA:
      return 3;
    case OBLAST:
      return 5;
    default:
      if (ofPlan) return 1;
      return isSmall(label) ? 6 : 4;
  }
}

function isSmall({ kind, weight }: Label): boolean {
  return kind === CAPITAL && weight < SMALL_CAPITAL;
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
