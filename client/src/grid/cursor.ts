// The selected cells of a table. Rows and columns identify them, never a position.

import type { CellComponent, RangeComponent, RowComponent, Tabulator } from "tabulator-tables";
import type { GridColumn, GridData, GridRow } from "./data.ts";
import { rowOf } from "./rows.ts";

/** The rows and the columns of a selection. */
export interface Selected {
  rows: GridRow[];
  columns: GridColumn[];
}

/** The first selected row, with the first selected column. */
export interface Active {
  row: GridRow;
  column: GridColumn | undefined;
}

/** Reads and moves the selection of a table. */
export class Cursor {
  readonly #table: Tabulator;
  readonly #data: () => GridData;

  constructor(table: Tabulator, data: () => GridData) {
    this.#table = table;
    this.#data = data;
  }

  get selected(): Selected {
    const range = this.#range();
    if (!range) return { rows: [], columns: [] };
    const rows = range.getRows().map((row) => rowOf(row));
    const columns = range.getColumns().flatMap((column) => this.#data().columns[Number(column.getField())] ?? []);
    return { rows, columns };
  }

  get active(): Active | null {
    const { rows, columns } = this.selected;
    const [row] = rows;
    return row ? { row, column: columns[0] } : null;
  }

  /** The cell that an edit starts in; null if no cell is selected. */
  get cell(): CellComponent | null {
    const range = this.#range();
    const [row] = range?.getRows() ?? [];
    const [column] = range?.getColumns() ?? [];
    const field = column?.getField() ?? "";
    return (row && field !== "number" && row.getCell(field)) || null;
  }

  /** The rows from the first selected one down, as sorted now, and the columns from the first selected one on. */
  get below(): Selected {
    const { rows, columns } = this.selected;
    const all = this.order;
    const first = all.findIndex((row) => row.handle === rows[0]?.handle);
    return { rows: first < 0 ? [] : all.slice(first), columns: this.#data().columns.slice(columns[0]?.index ?? 0) };
  }

  /** All rows as they are sorted now. */
  get order(): GridRow[] {
    return this.#table.getRows("active").map((row) => rowOf(row));
  }

  row(handle: string): RowComponent | undefined {
    const row = this.#table.getRow(handle);
    return row || undefined;
  }

  /** Selects one cell of a row, the first if no column is given; or all rows down to a last one. */
  moveTo(handle: string | null, column: string | null, last?: string): void {
    if (!handle || !this.#data().rows.some((row) => row.handle === handle)) return;
    void this.#table.scrollToRow(handle, "nearest", false).then(() => {
      const index = this.#data().columns.find((one) => one.name === column)?.index ?? 0;
      const cells = this.row(handle)?.getCells() ?? [];
      const cell = cells[index + 1];
      if (!cell) return;
      const end = last && last !== handle ? this.row(last)?.getCells().at(-1) : undefined;
      this.#range()?.setBounds(cell, end ?? cell);
      if (column) void this.#table.scrollToColumn(String(index), "middle", false);
    });
  }

  /** Moves on from an edited cell: Enter moves down, Tab to the right, and Shift reverses both. */
  goOn(cell: CellComponent, key: "Enter" | "Tab", back: boolean): void {
    const step = back ? -1 : 1;
    const row = cell.getRow();
    const rows = this.#table.getRows("active");
    const at = rows.findIndex((one) => one === row || rowOf(one).handle === rowOf(row).handle);
    const next = key === "Enter" ? (rows[at + step] ?? row) : row;
    const column = key === "Tab" ? Number(cell.getField()) + step : Number(cell.getField());
    const field = this.#data().columns[column] ? String(column) : cell.getField();
    const target = next.getCell(field);
    if (!target) return;
    this.#range()?.setBounds(target, target);
    void this.#table.scrollToRow(next, "nearest", false);
  }

  #range(): RangeComponent | undefined {
    return this.#table.getRanges()[0];
  }
}
