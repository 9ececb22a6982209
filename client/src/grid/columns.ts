// The columns of a table as Tabulator takes them: width, sorting, how a cell is shown and edited.

import type { CellComponent, ColumnDefinition } from "tabulator-tables";
import { say } from "../words/say.ts";
import { cellInput, focusInput } from "./cell-editor.ts";
import { numberCell, textCell } from "./cells.ts";
import type { GridColumn, GridData } from "./data.ts";
import { heading } from "./heading.ts";
import { NUMBER_FIELD } from "./ranges.ts";
import { rowOf } from "./rows.ts";
import { ordered } from "./values.ts";

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
const AROUND_PX = 44;
const RIGHT = ["whole", "number", "latitude", "longitude", "precision"];

/** What the columns ask of the table while it is in use. */
export interface ColumnContext {
  /** Returns the newest data of the server; a column outlives the data that it was made from. */
  data(): GridData;
  /** Returns the width that a planner gave a column. */
  width(name: string): number | undefined;
  /** Returns the filter of a column; empty for none. */
  filter(name: string): string;
  openFilter(name: string): void;
  /** Returns the character that started an edit; null if the edit starts with the old text. */
  typed(): string | null;
  goOn(cell: CellComponent, key: "Enter" | "Tab", back: boolean): void;
  /** Takes a text whose cell was drawn anew before its edit ended. */
  outlived(cell: CellComponent, text: string): void;
  /** Called when a key has ended an edit: the next key is for the table. */
  ended(): void;
}

/** Makes the column of row numbers. The types of Tabulator allow no function here, therefore the cast. */
export function rowHeader(context: ColumnContext): never {
  const header: ColumnDefinition = {
    title: say("cells.row"),
    field: NUMBER_FIELD,
    width: 68,
    frozen: true,
    resizable: false,
    headerSort: false,
    hozAlign: "center",
    cssClass: "posture-row-number",
    formatter: (cell) => numberCell(cell, context.data()),
  };
  return header as never;
}

/** Returns the shown columns of a table as Tabulator takes them; the id, which comes first, stays at the edge. */
export function columnsOf(columns: readonly GridColumn[], context: ColumnContext): ColumnDefinition[] {
  return columns.map((column, place) => columnOf(column, place, context));
}

function columnOf(column: GridColumn, place: number, context: ColumnContext): ColumnDefinition {
  const usual = Math.max(WIDTHS[column.kind] ?? USUAL_WIDTH, headingPx(column));
  return {
    title: column.label,
    field: String(column.index),
    width: context.width(column.name) ?? usual,
    frozen: place === 0 && column.index === context.data().key[0],
    hozAlign: RIGHT.includes(column.kind) ? "right" : "left",
    sorter: (a, b, _a, _b, _column, dir) =>
      ordered(String(a ?? ""), String(b ?? ""), column, context.data(), dir === "desc"),
    titleFormatter: () => heading(column, context.filter(column.name), () => context.openFilter(column.name)),
    formatter: (cell) => {
      cell.getElement().setAttribute("aria-colindex", String(place + 2));
      return textCell(cell, context.data().columns[column.index] ?? column, context.data());
    },
    editable: (cell) => context.data().editing?.planner != null && (!rowOf(cell.getRow()).raw || column.index === 0),
    editor: (cell, onRendered, success, cancel) => {
      onRendered(() => focusInput(cell));
      return inputOf(cell, column, context, success, () => cancel(undefined));
    },
  };
}

/** Returns the width that a heading needs, with its unit and its marks. */
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
    else if (success(text) !== true) context.outlived(cell, text);
    if (key) context.ended();
    if (key) context.goOn(cell, key, back);
  };
  const drop = () => {
    cancel();
    context.ended();
  };
  return cellInput(meant, value, context.typed(), done, drop);
}
