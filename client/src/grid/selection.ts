// What is selected: rows by handle and columns by name, never by position. Pure.

import type { GridColumn, GridData, GridRow } from "./data.ts";

/** The selected rows and columns, and the cell that an edit starts in. */
export interface Picked {
  rows: readonly string[];
  columns: readonly string[];
  active: { row: string; column: string } | null;
}

/** Nothing is selected. */
export const NONE: Picked = { rows: [], columns: [], active: null };

/** The rows and the columns of a selection, as shown. */
export interface Selected {
  rows: GridRow[];
  columns: GridColumn[];
  /** Whether all shown columns are selected. */
  whole: boolean;
}

/** Returns the first and last positions of each run of selected rows. */
export function runs(order: readonly string[], rows: ReadonlySet<string>): [number, number][] {
  const found: [number, number][] = [];
  for (const [i, handle] of order.entries()) {
    if (!rows.has(handle)) continue;
    const last = found.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  }
  return found;
}

/** Returns a selection with a row more or less; its columns stay. The row becomes the active one if it is added. */
export function toggled(picked: Picked, row: string, column: string): Picked {
  const there = picked.rows.includes(row);
  const rows = there ? picked.rows.filter((one) => one !== row) : [...picked.rows, row];
  const columns = picked.columns.length ? picked.columns : [column];
  const kept = there && picked.active?.row === row ? rows[0] : there ? picked.active?.row : row;
  const at = picked.active && columns.includes(picked.active.column) ? picked.active.column : (columns[0] ?? column);
  return rows.length ? { rows, columns, active: kept === undefined ? null : { row: kept, column: at } } : NONE;
}

/** Returns a selection after the rows of a table changed: it keeps its rows, also under the handles of a save. */
export function carried(picked: Picked, before: GridData, after: GridData): Picked {
  const there = new Set(after.rows.map((row) => row.handle));
  const renamed = renames(before, after, there);
  const now = (handle: string): string => renamed.get(handle) ?? handle;
  const rows = picked.rows.map(now).filter((handle) => there.has(handle));
  if (!rows.length) return NONE;
  const active = picked.active && there.has(now(picked.active.row)) ? now(picked.active.row) : rows[0];
  const column = picked.active?.column ?? picked.columns[0];
  return { ...picked, rows, active: active && column ? { row: active, column } : null };
}

/** Returns new handles by the old ones, if all other rows are the same: a save gives new rows their key as handle. */
function renames(before: GridData, after: GridData, there: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  if (before.rows.length !== after.rows.length) return found;
  for (const [i, row] of before.rows.entries()) {
    const now = after.rows[i];
    if (!now || row.handle === now.handle) continue;
    if (there.has(row.handle) || row.cells.join("\t") !== now.cells.join("\t")) return new Map();
    found.set(row.handle, now.handle);
  }
  return found;
}
