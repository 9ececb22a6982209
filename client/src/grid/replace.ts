// Find and replace: which cells have what is sought, and what they become. Pure.

import type { CellText, GridColumn, GridRow } from "./data.ts";

/** What to find, what to replace it with, and where. */
export interface Search {
  find: string;
  replace: string;
  /** Name of a column; empty means all columns. */
  column: string;
  whole: boolean;
  matchCase: boolean;
}

/** A cell with what is sought, and its text after a replacement; null for a row that cannot be split into cells. */
export interface Hit {
  row: string;
  column: string;
  number: number;
  label: string;
  old: string;
  text: string | null;
}

/** Returns every cell of these rows and columns that has what is sought, in their order. */
export function hits(rows: readonly GridRow[], columns: readonly GridColumn[], search: Search): Hit[] {
  const pattern = patternOf(search);
  if (!pattern) return [];
  const sought = columns.filter((column) => !search.column || column.name === search.column);
  return rows.flatMap((row) =>
    (row.raw ? columns.slice(0, 1) : sought).flatMap((column) => {
      const old = row.cells[row.raw ? 0 : column.index] ?? "";
      pattern.lastIndex = 0;
      if (!pattern.test(old)) return [];
      const text = row.raw ? null : old.replace(pattern, () => search.replace);
      return [{ row: row.handle, column: column.name, number: row.number, label: column.label, old, text }];
    }),
  );
}

/** Returns the edits that replace what was found; a cell that would stay as it is has none. */
export function replacements(found: readonly Hit[]): CellText[] {
  return found.flatMap(({ row, column, old, text }) => (text === null || text === old ? [] : [{ row, column, text }]));
}

/** Returns the index of the hit after a cell, or before it; round the end to the other one. -1 if there is no hit. */
export function nextHit(found: readonly Hit[], at: number, back: boolean): number {
  if (!found.length) return -1;
  if (at < 0) return back ? found.length - 1 : 0;
  return (at + (back ? -1 : 1) + found.length) % found.length;
}

function patternOf({ find, whole, matchCase }: Search): RegExp | null {
  if (!find) return null;
  return new RegExp(whole ? `^${escaped(find)}$` : escaped(find), matchCase ? "gu" : "giu");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, (c) => (c === "-" ? "\\x2d" : `\\${c}`));
}
