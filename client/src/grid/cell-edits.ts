// Edits of many cells at once: clear, and no edit for what stays as it is. Pure.

import { type CellText, type GridColumn, type GridRow, RAW } from "./data.ts";

/** Returns the edits that empty the selected cells. */
export function cleared(rows: readonly GridRow[], columns: readonly GridColumn[]): CellText[] {
  return rows
    .filter((row) => !row.raw)
    .flatMap((row) => columns.map((column) => ({ row: row.handle, column: column.name, text: "" })));
}

/** Returns the edits that change a text: an act that changes nothing is no step. */
export function changing(
  edits: readonly CellText[],
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
): CellText[] {
  const byHandle = new Map(rows.map((row) => [row.handle, row]));
  const indices = new Map(columns.map((column) => [column.name, column.index]));
  return edits.filter(({ row, column, text }) => {
    const index = column === RAW ? 0 : indices.get(column);
    return index === undefined || (byHandle.get(row)?.cells[index] ?? "") !== text;
  });
}

/** Returns rows as they are after edits. */
export function edited(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  edits: readonly CellText[],
): GridRow[] {
  const indices = new Map(columns.map((column) => [column.name, column.index]));
  const byRow = new Map<string, CellText[]>();
  for (const edit of edits) byRow.set(edit.row, [...(byRow.get(edit.row) ?? []), edit]);
  return rows.map((row) => {
    const own = byRow.get(row.handle);
    if (!own) return row;
    const cells = [...row.cells];
    for (const { column, text } of own) cells[column === RAW ? 0 : (indices.get(column) ?? cells.length)] = text;
    return { ...row, cells };
  });
}

/** Returns an id for a new row that no row has, and that was given to none. */
export function newId(taken: ReadonlySet<string | undefined>): string {
  let n = 1;
  while (taken.has(`NEW-${n}`)) n += 1;
  return `NEW-${n}`;
}
