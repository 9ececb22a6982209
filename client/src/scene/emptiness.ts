// Why no row is on the map: the true reason, so that the page can say it and offer a way out. Pure.

import { codeOf, type Layer, type Scene } from "./scene.ts";
import { inForce } from "./selection.ts";
import type { State } from "./state.ts";

/** Why no row is on the map. */
export type Emptiness =
  | { why: "no-rows" }
  /** Every row that has a place has an error. */
  | { why: "set-aside"; count: number }
  /** Files have errors that concern no single row. */
  | { why: "unread" }
  /** No row is in force; `at` is when one is next, or else was last. */
  | { why: "before" | "after"; at: number }
  /** Rows are in force, and these layers of theirs are off. */
  | { why: "layers"; off: readonly string[] }
  | { why: "filters" };

type Period = readonly [number | null, number | null];

interface Row {
  layer: string;
  periods: readonly Period[];
  filtered: boolean;
}

type Asked = Pick<State, "t" | "layers" | "filters">;

/** Returns why no symbol and no event is on the map (no nation, in a plan of nations only); null if one is. */
export function emptiness(scene: Scene, state: Asked): Emptiness | null {
  const placed = scene.layers.filter((layer) => layer.shows === "symbols" || layer.shows === "events");
  const rows = placed.flatMap((layer) => rowsOf(layer, state));
  if (rows.length) return hidden(scene, rows, state);
  const lost = setAside(scene, placed);
  if (lost) return lost;
  const nations = scene.layers.flatMap((layer) => rowsOf(layer, state));
  return nations.length ? hidden(scene, nations, state) : { why: "no-rows" };
}

/** Returns why none of the rows is shown; null if one is. */
function hidden(scene: Scene, rows: readonly Row[], state: Asked): Emptiness | null {
  const shown = new Set<string>(state.layers);
  const now = rows.filter((row) => row.periods.some((period) => stands(period, state.t)));
  const later = shown.has("planned") ? rows.filter((row) => isPlanned(scene, row, state.t)) : [];
  const candidates = [...now, ...later];
  if (candidates.length === 0) return elsewhen(scene, rows, state.t);
  const on = candidates.filter((row) => shown.has(row.layer));
  if (on.length === 0) return { why: "layers", off: [...new Set(candidates.map((row) => row.layer))] };
  return on.every((row) => row.filtered) ? { why: "filters" } : null;
}

function rowsOf(layer: Layer, state: Asked): Row[] {
  if (layer.shows === "symbols") {
    const wanted = Object.entries(state.filters).filter(([, codes]) => codes.length > 0);
    return layer.items.map((item) => ({
      layer: layer.name,
      periods: item.counts ?? [[item.from, item.until]],
      filtered: !wanted.every(([field, codes]) => codes.includes(codeOf(item, field) ?? "")),
    }));
  }
  if (layer.shows === "rows") return [];
  return layer.items.map(({ from, until }) => ({ layer: layer.name, periods: [[from, until]], filtered: false }));
}

function stands([from, until]: Period, t: number): boolean {
  return inForce({ from, until }, t);
}

/** Tells whether the layer of what is only planned shows a row: it does so for symbols. */
function isPlanned(scene: Scene, row: Row, t: number): boolean {
  const symbols = scene.layers.some((layer) => layer.name === row.layer && layer.shows === "symbols");
  return symbols && row.periods.some(([from]) => from !== null && from > t);
}

function setAside(scene: Scene, layers: readonly Layer[]): Emptiness | null {
  const { items, set_aside } = scene.problems;
  const files = new Set(layers.map((layer) => `${layer.table}.csv`));
  const errors = items.filter((item) => item.severity === "error" && files.has(item.file));
  const count = new Set(errors.filter((item) => item.row !== null).map((item) => `${item.file}/${item.row}`)).size;
  if (count) return { why: "set-aside", count };
  if (errors.length) return { why: "unread" };
  return items.length === 0 && set_aside ? { why: "set-aside", count: set_aside } : null;
}

function elsewhen(scene: Scene, rows: readonly Row[], t: number): Emptiness | null {
  const periods = rows.flatMap((row) => row.periods);
  const next = periods.flatMap(([from]) => (from !== null && from > t ? from : []));
  if (next.length) return { why: "before", at: Math.min(...next) };
  const past = periods.filter(([, until]) => until !== null && until <= t);
  const last = Math.max(...past.map(([from, until]) => Math.max(from ?? scene.time.start, (until ?? t) - 1)));
  return past.length ? { why: "after", at: last } : null;
}
