// The grid itself: Tabulator, with rows that their handle identifies, never their position.

import { type CellComponent, type SortDirection, Tabulator } from "tabulator-tables";
import { say } from "../words/say.ts";
import { edited } from "./cell-edits.ts";
import { textNode } from "./cells.ts";
import { type ColumnContext, columnsOf, rowHeader } from "./columns.ts";
import { type Active, Cursor } from "./cursor.ts";
import { type CellText, type GridColumn, type GridData, type GridRow, RAW } from "./data.ts";
import { labelActive, labelPositions, takeFocus } from "./labels.ts";
import { keepLayout, keptLayout, type Layout, shownColumns } from "./layout.ts";
import { LOOK } from "./look.ts";
import { changedRows, held, rowOf, sameOrder, signature } from "./rows.ts";
import { carried, type Selected } from "./selection.ts";
import { rowPasses } from "./values.ts";

/** What a table reports to its desk. */
export interface TableEvents {
  edited(edits: CellText[]): void;
  selected(selected: Selected, active: Active | null): void;
  filterAsked(column: string): void;
}

/** A sorted column, by name. */
export interface Sorting {
  column: string;
  dir: SortDirection;
}

/** A table of the grid, as Tabulator shows it. */
export class GridTable {
  readonly #table: Tabulator;
  readonly #element: HTMLElement;
  readonly #cursor: Cursor;
  readonly #events: TableEvents;
  readonly #columns: ColumnContext = {
    data: () => this.#data,
    width: (name) => this.#layout.widths[name],
    filter: (name) => this.#filters.get(name) ?? "",
    openFilter: (name) => this.#events.filterAsked(name),
    typed: () => this.#typed,
    goOn: (cell, key, back) => this.#cursor.goOn(cell, key, back),
  };
  #data: GridData;
  #layout: Layout;
  #filters: ReadonlyMap<string, string> = new Map();
  #built = false;
  #editing = false;
  #typed: string | null = null;
  #waiting: GridData | null = null;
  /** Handles of rows that show an edit before the server has answered it. */
  readonly #touched = new Set<string>();
  /** Handles of rows that the planner deletes: the selection then goes on to the next row. */
  readonly #leaving = new Set<string>();

  constructor(element: HTMLElement, data: GridData, events: TableEvents) {
    this.#data = data;
    this.#events = events;
    this.#element = element;
    this.#layout = keptLayout(data.table, localStorage);
    this.#table = new Tabulator(element, {
      ...LOOK,
      index: "handle",
      data: data.rows.map(held),
      columns: columnsOf(this.columns, this.#columns),
      rowHeader: rowHeader(this.#columns),
      placeholder: textNode(say("cells.no-row")),
    });
    this.#cursor = new Cursor(this.#table, () => this.columns);
    this.#listen();
  }

  #listen(): void {
    const table = this.#table;
    table.on("tableBuilt", () => this.#start());
    table.on("rangeChanged", () => {
      this.#cursor.read();
      this.#tell();
    });
    for (const name of ["dataSorted", "dataFiltered"] as const)
      table.on(name, () => queueMicrotask(() => this.#again()));
    table.on("renderComplete", () => this.#label());
    table.on("columnResized", (column) => this.#resized(column.getField(), column.getWidth()));
    table.on("cellEditing", () => {
      this.#editing = true;
    });
    table.on("cellEdited", (cell) => this.#edited(cell));
    table.on("cellEditCancelled", () => this.#stopped());
    this.#element.addEventListener("keydown", () => this.#cursor.unblock(), true);
    this.#element.addEventListener("mousedown", (event) => this.#press(event), true);
    this.#element.addEventListener("scroll", () => requestAnimationFrame(() => this.#label()), true);
  }

  #start(): void {
    this.#built = true;
    takeFocus(this.#element, this.#data.title);
    this.#cursor.moveTo(this.#data.rows[0]?.handle ?? null, null);
    this.focus();
    this.#label();
    this.#takeWaiting();
  }

  /** Ctrl with a click adds a row to the selection, or takes it out. */
  #press(event: MouseEvent): void {
    this.#cursor.unblock();
    const cell = (event.target as HTMLElement).closest<HTMLElement>(".tabulator-row .tabulator-cell");
    const handle = cell?.parentElement?.querySelector<HTMLElement>(".posture-row-number")?.dataset.handle;
    if (!cell || handle === undefined || event.button !== 0 || !(event.ctrlKey || event.metaKey)) return;
    event.stopPropagation();
    event.preventDefault();
    this.#cursor.toggle(handle, cell.getAttribute("tabulator-field") ?? "");
    this.#element.focus({ preventScroll: true });
    this.#tell();
  }

  destroy(): void {
    this.#table.destroy();
  }

  get columns(): GridColumn[] {
    return shownColumns(this.#data.columns, this.#layout, this.#data.key[0]);
  }

  get layout(): Layout {
    return this.#layout;
  }

  get filters(): ReadonlyMap<string, string> {
    return this.#filters;
  }

  get sorting(): Sorting | null {
    const [first] = this.#built ? this.#table.getSorters() : [];
    const column = this.#data.columns[Number(first?.field)];
    return first && column ? { column: column.name, dir: first.dir } : null;
  }

  /** The number of rows that the table shows, after its filters. */
  get shown(): number {
    return this.#built ? this.#table.getDataCount("active") : this.#data.rows.length;
  }

  get cursor(): Cursor {
    return this.#cursor;
  }

  get isEditing(): boolean {
    return this.#editing;
  }

  /** Moves the focus to the table. */
  takeFocus(): void {
    this.#element.focus({ preventScroll: true });
  }

  /** Shows the columns in another arrangement, and keeps it. */
  arrange(layout: Layout): void {
    this.#layout = layout;
    keepLayout(this.#data.table, layout, localStorage);
    const hidden = [...this.#filters].filter(([name]) => !this.columns.some((column) => column.name === name));
    if (hidden.length) this.filter(new Map([...this.#filters].filter((one) => !hidden.includes(one))));
    this.#setColumns();
  }

  /** Shows only rows that pass filters. A row that passed stays, also with other text, until the filters change. */
  filter(filters: ReadonlyMap<string, string>): void {
    this.#filters = filters;
    const { columns, hours } = this.#data;
    const passed = new Set(
      this.#rows.filter((row) => rowPasses(row, filters, columns, hours)).map((row) => row.handle),
    );
    const keeps = ({ row }: { row: GridRow }) =>
      row.new || passed.has(row.handle) || rowPasses(row, filters, this.#data.columns, this.#data.hours);
    if (filters.size) this.#table.setFilter(keeps);
    else this.#table.clearFilter(true);
    for (const head of this.#element.querySelectorAll<HTMLElement>(".posture-heading")) {
      const on = filters.has(head.dataset.column ?? "");
      head.querySelector(".posture-filter-button")?.setAttribute("aria-pressed", String(on));
    }
  }

  /** Sorts by a column, or puts the rows in the order of the file. */
  sort(sorting: Sorting | null): void {
    const column = this.columns.find(({ name }) => name === sorting?.column);
    if (sorting && column) this.#table.setSort(String(column.index), sorting.dir);
    else {
      this.#table.clearSort();
      this.#again();
    }
  }

  /** Takes new data from the server, and changes rows in place: scroll position, sorting and selection stay. */
  update(data: GridData): void {
    if (!this.#built || this.#editing) {
      this.#waiting = data;
      return;
    }
    const before = this.#data;
    this.#data = data;
    if (signature(before) !== signature(data)) this.#rebuild(before);
    else if (sameOrder(before, data)) this.#refresh(before);
    else void this.#replace(before);
  }

  /** Shows data with new columns. */
  #rebuild(before: GridData): void {
    this.#setColumns();
    void this.#replace(before).then(() => {
      if (this.#data.focus) this.focus();
    });
  }

  #setColumns(): void {
    const { sorting } = this;
    this.#table.setColumns(columnsOf(this.columns, this.#columns));
    if (sorting) this.sort(sorting);
    this.#again();
    takeFocus(this.#element, this.#data.title);
  }

  /** Shows data with the same rows, some of them with new text. */
  #refresh(before: GridData): void {
    const told = changedRows(before, this.#data, this.#touched);
    this.#touched.clear();
    if (!told.length) return;
    void this.#table.updateData(told.map(held)).then(() => {
      for (const row of told) this.#cursor.row(row.handle)?.reformat();
      this.#label();
      this.#tell();
    });
  }

  /** Shows data with other rows; selects the rows added here, or the same rows, or the row after deleted ones. */
  async #replace(before: GridData): Promise<void> {
    const { rows } = this.#data;
    const { picked } = this.#cursor;
    const order = this.#cursor.order.map((row) => row.handle);
    const known = new Set(before.rows.map((one) => one.handle));
    const there = new Set(rows.map((one) => one.handle));
    const kept = carried(picked, before, this.#data);
    const added = rows.filter((one) => one.new && !known.has(one.handle)).map((one) => one.handle);
    const gone = picked.rows.some((handle) => this.#leaving.has(handle) && !there.has(handle));
    const after = order.slice(order.indexOf(picked.rows[0] ?? "")).find((handle) => there.has(handle));
    this.#touched.clear();
    this.#leaving.clear();
    this.#cursor.block();
    await this.#table.replaceData(rows.map(held));
    this.#cursor.unblock();
    if (added.length && !this.#renamed(before)) this.#cursor.moveTo(added[0] ?? null, null, added.at(-1));
    else if (!kept.rows.length && gone)
      this.#cursor.moveTo(after ?? rows.at(-1)?.handle ?? null, picked.columns[0] ?? null);
    else this.#cursor.pick(kept);
    this.#label();
    this.#tell();
  }

  /** Tells whether this is another table than before, or as many rows under other handles. */
  #renamed(before: GridData): boolean {
    return before.rows.length >= this.#data.rows.length;
  }

  /** Starts to edit the active cell; a typed character replaces its text. */
  begin(typed: string | null): void {
    const { cell } = this.#cursor;
    if (!cell) return;
    this.#typed = typed;
    cell.edit();
    this.#typed = null;
  }

  /** Shows edits before the server has answered them. */
  show(edits: readonly CellText[]): void {
    for (const { row } of edits) this.#touched.add(row);
    const touched = new Set(edits.map(({ row }) => row));
    const rows = this.#rows.filter((row) => touched.has(row.handle));
    void this.#table.updateData(edited(rows, this.#data.columns, edits).map(held)).then(() => this.#tell());
  }

  /** Notes rows that the planner deletes. */
  leave(handles: readonly string[]): void {
    for (const handle of handles) this.#leaving.add(handle);
  }

  /** Selects the cell that the server points at. */
  focus(): void {
    this.#cursor.moveTo(this.#data.focus, this.#data.focus_column);
  }

  /** All rows, with edits that the server has not answered. */
  get #rows(): GridRow[] {
    return this.#table.getRows().map((row) => rowOf(row));
  }

  /** Paints the selection anew where its rows are now. */
  #again(): void {
    if (!this.#built) return;
    this.#cursor.pick(this.#cursor.picked);
    this.#label();
    this.#tell();
  }

  #label(): void {
    if (!this.#built) return;
    labelPositions(this.#element, this.#table, this.#table.getDataCount("active"), this.columns.length);
    labelActive(this.#element, this.#cursor.cell?.getElement() ?? null);
  }

  #tell(): void {
    if (!this.#built) return;
    labelActive(this.#element, this.#cursor.cell?.getElement() ?? null);
    this.#events.selected(this.#cursor.selected, this.#cursor.active);
  }

  #resized(field: string, width: number): void {
    const column = this.#data.columns[Number(field)];
    if (!column) return;
    this.#layout = { ...this.#layout, widths: { ...this.#layout.widths, [column.name]: width } };
    keepLayout(this.#data.table, this.#layout, localStorage);
  }

  #edited(cell: CellComponent): void {
    const row = rowOf(cell.getRow());
    this.#touched.add(row.handle);
    const column = this.#data.columns[Number(cell.getField())];
    const text = String(cell.getValue() ?? "");
    if (row.raw) this.#events.edited([{ row: row.handle, column: RAW, text }]);
    else if (column) this.#events.edited([{ row: row.handle, column: column.name, text }]);
    this.#stopped();
  }

  #stopped(): void {
    this.#editing = false;
    this.#takeWaiting();
  }

  /** Takes the data that came before the table was built, or while a planner edited a cell. */
  #takeWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) this.update(waiting);
  }
}
