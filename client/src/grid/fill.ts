// What it means to fill: the texts of a selection go on into the cells beside it. Pure.

import type { CellText, GridColumn, GridRow } from "./data.ts";
import { continued, freeId } from "./series.ts";

/** Where a fill comes from and goes to. */
export interface Fill {
  /** Rows and columns with the texts, the one next to the filled cells last. */
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  /** Rows or columns to fill, from the nearest on. */
  into: { rows: readonly GridRow[] } | { columns: readonly GridColumn[] };
  /** All rows of the table, and the index of the column whose texts name them. */
  all: readonly GridRow[];
  id: number | undefined;
  /** Whether to make a series of what would be copied, and the other way round. */
  flip?: boolean;
}

/** Returns the edits of a fill. A row gets no id that another one has. */
export function filled(fill: Fill): CellText[] {
  const sound = fill.rows.filter((row) => !row.raw);
  const edits = "rows" in fill.into ? rowsFilled(fill, sound, fill.into.rows) : columnsFilled(fill, sound, fill.into);
  return withOwnIds(edits, fill);
}

function rowsFilled({ columns, flip = false }: Fill, from: readonly GridRow[], rows: readonly GridRow[]): CellText[] {
  const into = rows.filter((row) => !row.raw);
  if (!from.length) return [];
  return columns.flatMap((column) => {
    const texts = from.map((row) => row.cells[column.index] ?? "");
    const next = continued(texts, into.length, column.kind, flip);
    return into.map((row, i) => ({ row: row.handle, column: column.name, text: next[i] ?? "" }));
  });
}

function columnsFilled(
  { columns: from, flip = false }: Fill,
  rows: readonly GridRow[],
  { columns: into }: { columns: readonly GridColumn[] },
): CellText[] {
  return rows.flatMap((row) => {
    const texts = from.map(({ index }) => row.cells[index] ?? "");
    const next = continued(texts, into.length, from.at(-1)?.kind ?? "", flip);
    return into.map((column, i) => ({ row: row.handle, column: column.name, text: next[i] ?? "" }));
  });
}

/** Gives each filled row an id of its own. Where ids are terms of a list there are no others, and none is written. */
function withOwnIds(edits: readonly CellText[], { columns, into, all, id }: Fill): CellText[] {
  const column = ("columns" in into ? into.columns : columns).find(({ index }) => index === id);
  if (!column) return [...edits];
  const renamed = new Set(edits.filter((edit) => edit.column === column.name).map(({ row }) => row));
  const kept = all.filter((row) => !row.raw && !renamed.has(row.handle));
  const taken = new Set(kept.map((row) => row.cells[column.index] ?? ""));
  return edits.flatMap((edit) => {
    if (edit.column !== column.name || !edit.text) return edit;
    if (column.strict) return [];
    const text = freeId(edit.text, taken);
    taken.add(text);
    return { ...edit, text };
  });
}
