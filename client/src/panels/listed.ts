// The rows that a list has, and those that a search looks at. Pure.

import { type Found, findRows } from "../scene/find.ts";
import { handle, type Item, type Layer, type Scene } from "../scene/scene.ts";
import type { Selection } from "../scene/selection.ts";
import type { State } from "../scene/state.ts";

/** A row of a list. */
export interface Row {
  layer: Layer;
  item: Item;
  planned: boolean;
  onMap: boolean;
}

/** What the map shows of a plan. */
export interface Shown {
  scene: Scene;
  state: Pick<State, "layers">;
  selection: Selection;
  events: readonly Item[];
}

/** Returns the rows that are on the map. */
export function rowsOnMap({ scene, selection, events, state }: Shown): Row[] {
  const rows = selection.standing.map(
    ({ mark, planned }): Row => ({ layer: mark.layer, item: mark.item, planned, onMap: true }),
  );
  const layer = scene.layers.find((one) => one.shows === "events");
  if (!layer || !state.layers.includes("events")) return rows;
  return [...rows, ...events.map((item): Row => ({ layer, item, planned: false, onMap: true }))];
}

/** Returns all rows of a plan, in its order. */
export function allRows(shown: Shown): Row[] {
  const onMap = new Map(rowsOnMap(shown).map((row) => [row.item, row]));
  return rowsOf(shown.scene.layers).map((row) => onMap.get(row.item) ?? row);
}

/** Returns the rows of the whole plan that a text finds, one for each id: the one on the map, if it is there. */
export function foundRows(shown: Shown, query: string): Found<Row>[] {
  return distinct(findRows(shown.scene, searched(shown), query));
}

/** Returns the symbols and events that a text finds, one for each id: the one on the map, if it is there. */
export function foundPlaced(shown: Shown, query: string): Found<Row>[] {
  return foundRows(shown, query).filter(({ row }) => hasPlaces(row.layer));
}

/** Tells whether the rows of a layer stand on the map. */
export function hasPlaces({ shows }: Layer): boolean {
  return shows === "symbols" || shows === "events";
}

/** Returns the rows on the map, and all rows of what is not there. */
function searched(shown: Shown): Row[] {
  const here = rowsOnMap(shown);
  const known = new Set(here.map(selects));
  return [...here, ...rowsOf(shown.scene.layers).filter((row) => !known.has(selects(row)))];
}

function distinct(all: readonly Found<Row>[]): Found<Row>[] {
  const first = new Map<string, Found<Row>>();
  for (const found of all) {
    const key = selects(found.row);
    if (!first.has(key)) first.set(key, found);
  }
  return [...first.values()];
}

function selects({ layer, item }: Row): string {
  return `${layer.name}/${handle(item)}`;
}

function rowsOf(layers: readonly Layer[]): Row[] {
  return layers.flatMap((layer) => layer.items.map((item): Row => ({ layer, item, planned: false, onMap: false })));
}
