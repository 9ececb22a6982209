// The columns of a table as Tabulator takes them: width, sorting, how a cell is shown and edited.

import type { CellComponent, ColumnDefinition } from "tabulator-tables";
import { cellInput, focusInput } from "./cell-editor.ts";
import { heading, numberCell, textCell } from "./cells.ts";
import type { GridColumn, GridData } from "./data.ts";
import { rowOf } from "./rows.ts";

const WIDTHS: Record<string, number> = {
  latitude: 100,
  longitude: 112,
  instant: 84,
  whole: 152,
  number: 152,
  precision: 124,
  date: 100,
  nation: 84,
  country: 84,
  mgrs: 120,
  sidc: 170,
};
const USUAL_WIDTH = 132;
const LETTER_PX = 8;
const AROUND_PX = 26;
const RIGHT = ["whole", "number", "latitude", "longitude", "precision"];

/** What the columns ask of the table while it is in use. */
export interface ColumnContext {
  /** Returns the newest data of the server; a column outlives the data that it was made from. */
  data(): GridData;
  /** Returns the character that started an edit; null if the edit starts with the old text. */
  typed(): string | null;
  goOn(cell: CellComponent, key: "Enter" | "Tab", back: boolean): void;
}

/** Makes the column of row numbers. The types of Tabulator allow no function here, therefore the cast. */
export function rowHeader(context: ColumnContext): never {
  const header: ColumnDefinition = {
    title: "",
    field: "number",
    width: 52,
    frozen: true,
    resizable: false,
    headerSort: false,
    hozAlign: "center",
    cssClass: "posture-row-number",
    formatter: (cell) => numberCell(cell, context.data()),
  };
  return header as never;
}

/** Returns the columns of a table as Tabulator takes them. */
export function columnsOf(columns: readonly GridColumn[], context: ColumnContext): ColumnDefinition[] {
  return columns.map((column) => columnOf(column, context));
}

function columnOf(column: GridColumn, context: ColumnContext): ColumnDefinition {
  return {
    title: column.label,
    field: String(column.index),
    width: Math.max(WIDTHS[column.kind] ?? USUAL_WIDTH, headingPx(column)),
    hozAlign: RIGHT.includes(column.kind) ? "right" : "left",
    sorter: (a, b) => compare(String(a ?? ""), String(b ?? "")),
    titleFormatter: () => heading(column),
    formatter: (cell) => textCell(cell, context.data().columns[column.index] ?? column, context.data()),
    editable: (cell) => context.data().editing?.planner != null && (!rowOf(cell.getRow()).raw || column.index === 0),
    editor: (cell, onRendered, success, cancel) => {
      onRendered(() => focusInput(cell));
      return inputOf(cell, column, context, success, () => cancel(undefined));
    },
  };
}

/** Returns the width that a heading needs, with its unit and its mark. */
function headingPx(column: GridColumn): number {
  const marks = [column.unit, column.needed ? "*" : ""].filter(Boolean);
  return [column.label, ...marks].join(" ").length * LETTER_PX + AROUND_PX;
}

function inputOf(
  cell: CellComponent,
  column: GridColumn,
  context: ColumnContext,
  success: (text: string) => unknown,
  cancel: () => void,
): HTMLElement {
  const meant = rowOf(cell.getRow()).raw ? undefined : context.data().columns[column.index];
  const value = String(cell.getValue() ?? "");
  const done = (text: string, key: "Enter" | "Tab" | null, back: boolean) => {
    if (text === value) cancel();
    else success(text);
    if (key) context.goOn(cell, key, back);
  };
  return cellInput(meant, value, context.typed(), done, cancel);
}

/** Compares texts, and numbers inside them by value: D+2 comes before D+10. */
function compare(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true, sensitivity: "base" });
}
