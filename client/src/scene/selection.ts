// Which rows are on the map at an instant, after the filters. Pure.

import { append } from "./collections.ts";
import { codeOf, type Scene, type SymbolItem, type SymbolLayer, symbolLayers } from "./scene.ts";
import type { Filters, State } from "./state.ts";

/** One symbol row with its period as numbers. */
export interface Mark {
  /** Unique among all marks of the scene: layer, id and the instant from which it counts. */
  key: string;
  layer: SymbolLayer;
  item: SymbolItem;
  lat: number;
  lon: number;
  start: number;
  end: number;
}

/** A mark that is on the map at an instant. */
export interface Standing {
  mark: Mark;
  /** Whether its frame is dashed: before H+0, or because the layer "planned" shows what only comes later. */
  planned: boolean;
}

/** Everything that is on the map at an instant. */
export interface Selection {
  standing: Standing[];
  /** The number of rows in force that pass the filters, without those planned for later. */
  count: number;
  byId: Map<string, Standing>;
}

/** Returns every symbol row of a scene with its period as numbers: a time step then only compares numbers. */
export function marksOf(scene: Scene): Mark[] {
  return symbolLayers(scene).flatMap((layer) =>
    layer.items.flatMap((item) =>
      (item.counts ?? [[item.from, item.until] as const]).map(([from, until]) => markOf(layer, item, from, until)),
    ),
  );
}

function markOf(layer: SymbolLayer, item: SymbolItem, from: number | null, until: number | null): Mark {
  return {
    key: keyOf(layer, item, from),
    layer,
    item,
    lat: item.lat,
    lon: item.lon,
    start: from ?? Number.NEGATIVE_INFINITY,
    end: until ?? Number.POSITIVE_INFINITY,
  };
}

/** Tells whether a row counts at an instant; a row without periods in `counts` counts while it is in force. */
export function counts(
  row: Partial<Record<"from" | "until", number | null | undefined>> & {
    counts?: [number | null, number | null][] | undefined;
  },
  t: number,
): boolean {
  const periods = row.counts ?? [[row.from ?? null, row.until ?? null] as const];
  return periods.some(([from, until]) => inForce({ from, until }, t));
}

/** Returns the key of a mark, which is unique in its scene. */
export function keyOf(layer: SymbolLayer, item: SymbolItem, from: number | null): string {
  return `${layer.name}/${item.id}/${from}`;
}

/** Tells whether a row is in force at an instant. */
export function inForce(row: { from: number | null; until: number | null }, t: number): boolean {
  return (row.from === null || row.from <= t) && (row.until === null || t < row.until);
}

function passes(item: SymbolItem, wanted: readonly [string, readonly string[]][]): boolean {
  return wanted.every(([field, codes]) => {
    const code = codeOf(item, field);
    return code !== undefined && codes.includes(code);
  });
}

/** Returns the filters that are on, as fields with the codes that pass. */
function chosen(filters: Filters): [string, readonly string[]][] {
  return Object.entries(filters).filter(([, codes]) => codes.length > 0);
}

/** Returns the marks that the time, the layers and the filters of a state let through. */
export function select(marks: readonly Mark[], state: Pick<State, "t" | "layers" | "filters">): Selection {
  const standing: Standing[] = [];
  const byId = new Map<string, Standing>();
  const shown = new Set<string>(state.layers);
  const wanted = chosen(state.filters);
  const { t } = state;
  for (const mark of marks) {
    if (t < mark.start || t >= mark.end || !shown.has(mark.layer.name)) continue;
    if (!passes(mark.item, wanted)) continue;
    const here = { mark, planned: t < 0 };
    standing.push(here);
    byId.set(mark.item.id, here);
  }
  const count = standing.length;
  if (shown.has("planned")) addLater(marks, state, shown, standing, byId);
  return { standing, count, byId };
}

function addLater(
  marks: readonly Mark[],
  state: Pick<State, "t" | "filters">,
  shown: ReadonlySet<string>,
  standing: Standing[],
  byId: Map<string, Standing>,
): void {
  const present = new Set(marks.filter((m) => m.start <= state.t && state.t < m.end).map((m) => m.item.id));
  const first = new Map<string, Mark>();
  for (const mark of marks) {
    if (mark.start <= state.t || present.has(mark.item.id) || !shown.has(mark.layer.name)) continue;
    const known = first.get(mark.item.id);
    if (!known || mark.start < known.start) first.set(mark.item.id, mark);
  }
  const wanted = chosen(state.filters);
  for (const mark of first.values()) {
    if (!passes(mark.item, wanted)) continue;
    const later = { mark, planned: true };
    standing.push(later);
    byId.set(mark.item.id, later);
  }
}

/** Sums the persons of a unit or node and all below it at an instant; counts units of unknown strength separately. */
export function rollUp(
  marks: readonly Mark[],
  id: string,
  t: number,
): { persons: number; unknown: number; units: number } {
  const below = new Map<string, Mark[]>();
  const own: Mark[] = [];
  for (const mark of marks) {
    if (!mark.layer.symbols.commands || t < mark.start || t >= mark.end) continue;
    if (mark.item.id === id) own.push(mark);
    else append(below, mark.item.parent, mark);
  }
  const sum = { persons: 0, unknown: 0, units: 0 };
  const seen = new Set<string>([id]);
  let reach = own;
  while (reach.length) {
    for (const mark of reach) countUnit(mark, sum);
    reach = reach.flatMap((mark) => below.get(mark.item.id) ?? []).filter((mark) => !seen.has(mark.item.id));
    for (const mark of reach) seen.add(mark.item.id);
  }
  return sum;
}

function countUnit(mark: Mark, sum: { persons: number; unknown: number; units: number }): void {
  if (mark.item.persons === undefined) return;
  sum.units += 1;
  if (mark.item.persons === null) sum.unknown += 1;
  else sum.persons += mark.item.persons;
}
