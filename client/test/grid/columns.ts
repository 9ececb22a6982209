// Columns and rows for tests of the grid.

import type { GridColumn, GridData, GridRow } from "../../src/grid/data.ts";

/** Returns columns of these names and kinds, written as `name` or `name:kind`. */
export function columnsNamed(...names: string[]): GridColumn[] {
  return names.map((text, index) => {
    const [name = "", kind = "text"] = text.split(":");
    const label = `${name[0]?.toUpperCase()}${name.slice(1)}`.replaceAll("_", " ");
    return { index, name, label, help: "", kind, unit: "", needed: false, choices: [], strict: false, most: 0 };
  });
}

/** Returns a row; its handle is made of its number. */
export function rowWith(number: number, ...cells: string[]): GridRow {
  return { handle: `h${number}`, number, cells, raw: false, edited: [], new: false };
}

/** Returns edits as short texts. */
export function told(edits: readonly { row: string; column: string; text: string | null }[]): string[] {
  return edits.map(({ row, column, text }) => `${row}.${column}=${text}`);
}

/** Returns a table with these rows. */
export function dataWith(rows: GridRow[], columns: GridColumn[]): GridData {
  return {
    plan: "p",
    table: "t",
    title: "T",
    columns,
    rows,
    total: rows.length,
    matching: rows.length,
    problems: {},
    notes: {},
    ceasefire: null,
    hours: {},
    key: [0],
    focus: null,
    focus_column: null,
    positioned: false,
    revision: "1",
    editing: null,
  };
}
