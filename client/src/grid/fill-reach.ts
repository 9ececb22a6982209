// How far a drag from the corner of the selection reaches. Pure.

import { runs } from "./selection.ts";

/** The first and last positions of the rows and columns of a selection that is in one piece. */
export interface Box {
  rows: readonly [number, number];
  columns: readonly [number, number];
}

/** Where a pointer is, by position. */
export interface Spot {
  row: number;
  column: number;
}

/** The rows or columns to fill beyond a selection: along which, and their positions from the nearest on. */
export interface Reach {
  along: "rows" | "columns";
  at: readonly number[];
  /** Whether it goes up or to the left. */
  back: boolean;
}

/** Returns the box of a selection; null if it is not in one piece. */
export function boxOf(
  order: readonly string[],
  names: readonly string[],
  picked: { rows: readonly string[]; columns: readonly string[] },
): Box | null {
  const [rows, columns] = [runs(order, new Set(picked.rows)), runs(names, new Set(picked.columns))];
  const [[row], [column]] = [rows, columns];
  return row && column && rows.length + columns.length === 2 ? { rows: row, columns: column } : null;
}

/** Returns what a drag to a spot reaches: along rows or columns, whichever is farther; null if it stays within. */
export function reachOf(box: Box, spot: Spot): Reach | null {
  const [rows, columns] = [beyond(spot.row, box.rows), beyond(spot.column, box.columns)];
  if (!rows.length && !columns.length) return null;
  return rows.length >= columns.length
    ? { along: "rows", at: rows, back: spot.row < box.rows[0] }
    : { along: "columns", at: columns, back: spot.column < box.columns[0] };
}

function beyond(to: number, [first, last]: readonly [number, number]): number[] {
  if (to > last) return Array.from({ length: to - last }, (_, i) => last + 1 + i);
  return Array.from({ length: Math.max(0, first - to) }, (_, i) => first - 1 - i);
}
