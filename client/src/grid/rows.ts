// Rows as Tabulator keeps them, and which rows changed between two states of a table.

import type { RowComponent } from "tabulator-tables";
import type { GridData, GridRow } from "./data.ts";

interface Held {
  handle: string;
  row: GridRow;
  [field: string]: unknown;
}

/** Returns a row with its cells as fields; the index of a cell is the name of its field. */
export function held(row: GridRow): Held {
  const cells = Object.fromEntries(row.cells.map((text, i) => [String(i), text]));
  return { handle: row.handle, number: row.number, row, ...cells };
}

/** Returns the row of the server behind a row of Tabulator. */
export function rowOf(row: RowComponent): GridRow {
  return (row.getData() as Held).row;
}

/** Tells whether two states of a table have the same rows in the same order. */
export function sameOrder(before: GridData, after: GridData): boolean {
  return (
    before.rows.length === after.rows.length && before.rows.every((row, i) => row.handle === after.rows[i]?.handle)
  );
}

/** Returns the rows whose cells, problems or notes changed, and those in `touched`. */
export function changedRows(before: GridData, after: GridData, touched: ReadonlySet<string>): GridRow[] {
  const known = new Map(before.rows.map((row) => [row.handle, row]));
  return after.rows.filter((row) => touched.has(row.handle) || rowChanged(known.get(row.handle), row, before, after));
}

function rowChanged(old: GridRow | undefined, row: GridRow, before: GridData, after: GridData): boolean {
  const [a, b] = [before, after].map((data) => JSON.stringify([data.problems[row.handle], data.notes[row.handle]]));
  return !old || !same(old, row) || a !== b;
}

function same(a: GridRow, b: GridRow): boolean {
  return (
    a.number === b.number &&
    a.raw === b.raw &&
    a.new === b.new &&
    a.edited.join() === b.edited.join() &&
    a.cells.length === b.cells.length &&
    a.cells.every((text, i) => text === b.cells[i])
  );
}

/** Returns a text that changes when the columns or the right to edit change; choices do not count. */
export function signature(data: GridData): string {
  const columns = data.columns.map(({ choices: _, ...rest }) => rest);
  return JSON.stringify([data.table, columns, data.editing?.planner != null]);
}
