// How a table is looked at: the order and widths of its columns, its filters, and what it is sorted by.

import type { SortDirection, Tabulator } from "tabulator-tables";
import type { GridColumn, GridData, GridRow } from "./data.ts";
import { keepLayout, keptLayout, type Layout, shownColumns } from "./layout.ts";
import { rowOf } from "./rows.ts";
import { rowPasses } from "./values.ts";

/** A sorted column, by name. */
export interface Sorting {
  column: string;
  dir: SortDirection;
}

/** Filters by the name of their column. */
export type Filters = ReadonlyMap<string, string>;

/** Arranges, filters and sorts a table. */
export class TableView {
  readonly #data: () => GridData;
  #layout: Layout;
  #filters: Filters = new Map();

  constructor(data: () => GridData) {
    this.#data = data;
    this.#layout = keptLayout(data().table, localStorage);
  }

  get layout(): Layout {
    return this.#layout;
  }

  get filters(): Filters {
    return this.#filters;
  }

  /** The columns that are shown, in the planner's order. */
  get columns(): GridColumn[] {
    const { columns, key } = this.#data();
    return shownColumns(columns, this.#layout, key[0]);
  }

  /** Takes another arrangement, and keeps it in the browser; a hidden column filters nothing. */
  arrange(layout: Layout, table: Tabulator): void {
    this.#layout = layout;
    keepLayout(this.#data().table, layout, localStorage);
    const names = this.columns.map(({ name }) => name);
    const shown = new Map([...this.#filters].filter(([name]) => names.includes(name)));
    if (shown.size < this.#filters.size) this.filter(shown, table);
  }

  /** Keeps the width that a planner gave a column. */
  resized(field: string, width: number): void {
    const column = this.#data().columns[Number(field)];
    if (!column) return;
    this.#layout = { ...this.#layout, widths: { ...this.#layout.widths, [column.name]: width } };
    keepLayout(this.#data().table, this.#layout, localStorage);
  }

  /** Shows only rows that pass filters. A row that passed stays, also with other text, until the filters change. */
  filter(filters: Filters, table: Tabulator): void {
    this.#filters = filters;
    const passes = (row: GridRow) => rowPasses(row, filters, this.#data().columns, this.#data());
    const passed = new Set(
      table
        .getRows()
        .map((row) => rowOf(row))
        .filter(passes)
        .map(({ handle }) => handle),
    );
    if (!filters.size) table.clearFilter(true);
    else table.setFilter(({ row }: { row: GridRow }) => row.new || passed.has(row.handle) || passes(row));
    for (const head of table.element.querySelectorAll<HTMLElement>(".posture-heading")) {
      const on = filters.has(head.dataset.column ?? "");
      head.querySelector(".posture-filter-button")?.setAttribute("aria-pressed", String(on));
    }
  }

  sorting(table: Tabulator): Sorting | null {
    const [first] = table.getSorters();
    const column = this.#data().columns[Number(first?.field)];
    return first && column ? { column: column.name, dir: first.dir } : null;
  }

  /** Sorts by a column that is shown, or puts the rows in the order of the file. */
  sort(sorting: Sorting | null, table: Tabulator): void {
    const column = this.columns.find(({ name }) => name === sorting?.column);
    if (sorting && column) table.setSort(String(column.index), sorting.dir);
    else table.clearSort();
  }
}
