// Find and replace, fill down, paste: which cells get which text. Pure.

import type { CellText, GridColumn, GridRow } from "./data.ts";

/** What to find, what to replace it with, and where. */
export interface Search {
  find: string;
  replace: string;
  /** Index of a column; -1 means all columns. */
  column: number;
  whole: boolean;
  matchCase: boolean;
}

/** A cell that would change, with its text before. */
export interface Replacement extends CellText {
  number: number;
  label: string;
  old: string;
}

/** Returns every cell that a search would change, with its new text. */
export function replacements(rows: readonly GridRow[], columns: readonly GridColumn[], search: Search): Replacement[] {
  if (!search.find) return [];
  const pattern = new RegExp(
    search.whole ? `^${escaped(search.find)}$` : escaped(search.find),
    search.matchCase ? "gu" : "giu",
  );
  const found: Replacement[] = [];
  for (const row of rows) {
    if (row.raw) continue;
    row.cells.forEach((old, i) => {
      const column = columns[i];
      if (!column || (search.column >= 0 && search.column !== i)) return;
      const text = old.replace(pattern, () => search.replace);
      if (text !== old) {
        found.push({ row: row.handle, column: column.name, text, number: row.number, label: column.label, old });
      }
    });
  }
  return found;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, (c) => (c === "-" ? "\\x2d" : `\\${c}`));
}

/** Returns the edits that copy the first row of a range into all rows below it. */
export function filledDown(rows: readonly GridRow[], columns: readonly GridColumn[]): CellText[] {
  const [first, ...below] = rows.filter((row) => !row.raw);
  if (!first) return [];
  return below.flatMap((row) =>
    columns.map((column) => ({ row: row.handle, column: column.name, text: first.cells[column.index] ?? "" })),
  );
}

/** Returns the edits that paste lines of tab-separated cells; a single cell fills the whole range. */
export function pasted(
  text: string,
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  range: { rows: number; columns: number },
): CellText[] {
  const lines = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
  const single = lines.length === 1 && lines[0]?.length === 1;
  const height = single ? range.rows : lines.length;
  const width = single ? range.columns : Math.max(...lines.map((line) => line.length));
  const edits: CellText[] = [];
  for (const [i, row] of rows.slice(0, height).entries()) {
    if (row.raw) continue;
    for (const [j, column] of columns.slice(0, width).entries()) {
      const cell = single ? lines[0]?.[0] : lines[i]?.[j];
      if (cell !== undefined) edits.push({ row: row.handle, column: column.name, text: cell });
    }
  }
  return edits;
}
