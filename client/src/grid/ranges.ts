// The ranges that Tabulator paints. Its public functions give no active cell and set bounds by cell; what it has inside
// sets them by position.

import type { Tabulator } from "tabulator-tables";
import { runs } from "./selection.ts";

interface Spot {
  row: number | undefined;
  col: number | undefined;
}

interface InnerRange {
  start: Spot;
  setStart(row: number, col: number): void;
  setEnd(row: number, col: number): void;
  getRows(): { getData(): { handle: string } }[];
  getColumns(): { getField(): string }[];
}

interface Inner {
  ranges: InnerRange[];
  activeRange: InnerRange | false;
  selecting: string;
  addRange(): InnerRange;
  clearRanges(): void;
  layoutElement(onlyVisible: boolean): void;
}

/** What is painted as selected: handles of rows, fields of columns, and the cell where the range began. */
export interface Painted {
  rows: string[];
  fields: string[];
  active: { row: string; field: string } | null;
}

/** The field of the column of row numbers. */
export const NUMBER_FIELD = "number";

function innerOf(table: Tabulator): Inner {
  return (table as unknown as { modules: { selectRange: Inner } }).modules.selectRange;
}

/** Returns what a planner selected with the mouse or the keyboard. */
export function readRanges(table: Tabulator, order: readonly string[], fields: readonly string[]): Painted {
  const inner = innerOf(table);
  const rows = new Set(inner.ranges.flatMap((range) => range.getRows().map((row) => row.getData().handle)));
  const found = new Set(inner.ranges.flatMap((range) => range.getColumns().map((column) => column.getField())));
  const start = inner.activeRange ? inner.activeRange.start : null;
  const [row, field] = [order[start?.row ?? -1], fields[Math.max(1, start?.col ?? 1) - 1]];
  return {
    rows: [...rows],
    fields: fields.filter((one) => found.has(one)),
    active: row !== undefined && field !== undefined ? { row, field } : null,
  };
}

/** Paints a selection, a range for each run of rows and columns; the range of the active cell begins there. */
export function paintRanges(
  table: Tabulator,
  picked: Painted,
  order: readonly string[],
  fields: readonly string[],
): void {
  const inner = innerOf(table);
  const active = { row: order.indexOf(picked.active?.row ?? ""), col: fields.indexOf(picked.active?.field ?? "") };
  const rows = split(runs(order, new Set(picked.rows)), active.row);
  const columns = split(runs(fields, new Set(picked.fields)), active.col);
  const boxes = rows.flatMap((row) => columns.map((column) => ({ row, column })));
  const last = boxes.findIndex(({ row, column }) => row[0] === active.row && column[0] === active.col);
  if (last >= 0) boxes.push(...boxes.splice(last, 1));
  inner.selecting = "cell";
  inner.clearRanges();
  for (const { row, column } of boxes) {
    const range = inner.addRange();
    range.setStart(row[0], column[0] + 1);
    range.setEnd(row[1], column[1] + 1);
  }
  if (!boxes.length) inner.addRange();
  inner.layoutElement(true);
}

/** Divides the run that a position lies in, so that a run begins there. */
function split(found: readonly [number, number][], at: number): [number, number][] {
  return found.flatMap(([first, last]): [number, number][] =>
    first < at && at <= last
      ? [
          [first, at - 1],
          [at, last],
        ]
      : [[first, last]],
  );
}
