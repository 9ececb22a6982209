// What is on the map at an instant besides symbols: events, fills of nations; and which units roll up. Pure.

import { contributions, type EventItem, eventItems, type Scene, type SymbolItem } from "./scene.ts";
import { inForce } from "./selection.ts";

/** Returns the events that are in force at an instant; none if their layer is off. */
export function eventsAt(scene: Scene, layers: readonly string[], t: number): EventItem[] {
  return layers.includes("events") ? eventItems(scene).filter((event) => inForce(event, t)) : [];
}

/** Returns the key of an event among all that the map draws. */
export function eventKey({ id }: EventItem): string {
  return `events/${id}`;
}

/**
 * Returns the contribution of each nation; of several in force, the first in the order of the vocabulary. None if their layer
 * is off. A nation that has no area on the map is only named.
 */
export function fillsAt(scene: Scene, layers: readonly string[], t: number): Map<string, string> {
  const order = (scene.terms.contribution ?? []).map((term) => term.code);
  const fills = new Map<string, string>();
  if (!layers.includes("nations")) return fills;
  for (const { kind, nation, from, until } of contributions(scene)) {
    if (!kind || !inForce({ from, until }, t)) continue;
    const known = fills.get(nation);
    if (!known || order.indexOf(kind) < order.indexOf(known)) fills.set(nation, kind);
  }
  return fills;
}

/** Returns the echelons that roll up into their parent unit at a zoom. */
export function rollingAt(scene: Scene, zoom: number): ReadonlySet<string> {
  return new Set(scene.rollups.find((rule) => zoom < rule.below_zoom)?.echelons);
}

/** Returns a function that ranks items by echelon, the largest formation first. */
export function ranksOf(scene: Scene): (item: SymbolItem) => number {
  const ranks = new Map((scene.terms.echelon ?? []).map((term, i) => [term.code, i]));
  return (item) => ranks.get(item.codes.echelon ?? "") ?? 0;
}
