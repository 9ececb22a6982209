// The grid itself: Tabulator, with rows that their handle identifies, never their position.

import { type CellComponent, Tabulator } from "tabulator-tables";
import { say } from "../words/say.ts";
import { edited } from "./cell-edits.ts";
import { textNode } from "./cells.ts";
import { type ColumnContext, columnsOf, rowHeader } from "./columns.ts";
import { type Active, Cursor } from "./cursor.ts";
import { type CellText, type GridColumn, type GridData, type GridRow, RAW } from "./data.ts";
import { DoubleClick } from "./double-click.ts";
import { wasClicked } from "./focus.ts";
import { hasGap } from "./gap.ts";
import { labelActive, labelPositions, takeFocus } from "./labels.ts";
import type { Layout } from "./layout.ts";
import { LOOK } from "./look.ts";
import { bothExpected, type Expected, NOTHING_EXPECTED, nextSelection } from "./next-selection.ts";
import { choosesRow } from "./pointer.ts";
import { changedRows, held, rowOf, sameOrder, signature } from "./rows.ts";
import type { Selected } from "./selection.ts";
import { type Filters, type Sorting, TableView } from "./view.ts";

/** What a table reports to its desk. */
export interface TableEvents {
  edited(edits: CellText[]): void;
  selected(selected: Selected, active: Active | null): void;
  filterAsked(column: string): void;
  /** Tells whether an edit is on its way to the server. */
  isAhead(): boolean;
}

const EDITOR = ".posture-cell-editor :is(input, textarea)";

/** A table of the grid, as Tabulator shows it. */
export class GridTable {
  readonly #table: Tabulator;
  readonly #element: HTMLElement;
  readonly #cursor: Cursor;
  readonly #view: TableView;
  readonly #events: TableEvents;
  readonly #columns: ColumnContext = {
    data: () => this.#data,
    width: (name) => this.#view.layout.widths[name],
    filter: (name) => this.#view.filters.get(name) ?? "",
    openFilter: (name) => this.#events.filterAsked(name),
    typed: () => this.#typed,
    goOn: (cell, key, back) => this.#cursor.goOn(cell, key, back),
    outlived: (cell, text) => this.#wrote(cell, text),
    ended: () => this.takeFocus(),
  };
  #data: GridData;
  #built = false;
  #editing = false;
  #typed: string | null = null;
  #waiting: GridData | null = null;
  readonly #clicks = new DoubleClick(() => this.#takeWaiting());
  /** Handles of rows that show an edit before the server has answered it. */
  readonly #touched = new Set<string>();
  #expected: Expected = NOTHING_EXPECTED;
  #frame = 0;
  /** Whether the last frame drew the table again, so that a gap which stays is not drawn for ever. */
  #mends = false;
  /** How often the planner has pressed a key or a button in the table: what was chosen since then stays chosen. */
  #presses = 0;

  constructor(element: HTMLElement, data: GridData, events: TableEvents) {
    this.#data = data;
    this.#events = events;
    this.#element = element;
    this.#view = new TableView(() => this.#data);
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
    table.on("renderComplete", () => this.#redrawn());
    table.on("columnResized", (column) => this.#view.resized(column.getField(), column.getWidth()));
    table.on("cellEditing", () => {
      this.#editing = true;
    });
    table.on("cellEdited", (cell) => this.#edited(cell));
    table.on("cellEditCancelled", () => this.#stopped());
    this.#element.addEventListener("keydown", () => this.#key(), true);
    this.#element.addEventListener("mousedown", (event) => this.#press(event), true);
    this.#element.addEventListener("scroll", () => this.#redrawn(), true);
  }

  /** Labels what is drawn now, and draws what is missing of it. */
  #redrawn(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#mends = this.#built && !this.#mends && hasGap(this.#element, this.#table);
      if (this.#mends) {
        this.#table.redraw(true);
        this.#again();
      }
      this.#label();
    });
  }

  #start(): void {
    this.#built = true;
    takeFocus(this.#element, this.#data.title);
    this.#cursor.moveTo(this.#data.rows[0]?.handle ?? null, null);
    this.focus();
    this.#label();
    this.#takeWaiting();
  }

  #acted(): void {
    this.#presses += 1;
    this.#cursor.unblock();
  }

  /** Takes a key: no second click follows it. */
  #key(): void {
    this.#acted();
    if (!this.#clicks.isOpen) return;
    this.#clicks.end();
    setTimeout(() => this.#takeWaiting());
  }

  #press(event: MouseEvent): void {
    this.#acted();
    this.#clicks.press();
    if (!choosesRow(event, this.#cursor)) return;
    this.takeFocus();
    this.#tell();
  }

  /** Ends an edit that is open, and keeps its text. */
  finish(): void {
    if (this.#editing) this.#element.querySelector<HTMLElement>(EDITOR)?.blur();
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#clicks.end();
    this.finish();
    this.#table.destroy();
  }

  get columns(): GridColumn[] {
    return this.#view.columns;
  }

  get layout(): Layout {
    return this.#view.layout;
  }

  get filters(): Filters {
    return this.#view.filters;
  }

  get sorting(): Sorting | null {
    return this.#built ? this.#view.sorting(this.#table) : null;
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
    this.#view.arrange(layout, this.#table);
    this.#setColumns();
  }

  /** Shows only rows that pass filters. */
  filter(filters: Filters): void {
    this.#view.filter(filters, this.#table);
  }

  /** Sorts by a column, or puts the rows in the order of the file. */
  sort(sorting: Sorting | null): void {
    this.#view.sort(sorting, this.#table);
    this.#again();
  }

  /** Takes new data from the server, and changes rows in place: scroll position, sorting and selection stay. */
  update(data: GridData): void {
    if (!this.#built || this.#editing || (this.#clicks.isOpen && !sameOrder(this.#data, data))) {
      this.#waiting = data;
      return;
    }
    this.#waiting = null;
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
    this.#expected = NOTHING_EXPECTED;
    if (!told.length) return;
    void this.#table.updateData(told.map(held)).then(() => {
      for (const row of told) this.#cursor.row(row.handle)?.reformat();
      this.#label();
      this.#tell();
    });
  }

  /** Shows data with other rows. */
  async #replace(before: GridData): Promise<void> {
    const order = this.#cursor.order.map((row) => row.handle);
    const names = this.columns.map(({ name }) => name);
    const next = nextSelection(this.#cursor.picked, before, this.#data, order, names, this.#expected);
    const moved = next.active?.row !== this.#cursor.picked.active?.row;
    const { adds } = this.#expected;
    this.#touched.clear();
    this.#expected = NOTHING_EXPECTED;
    const presses = this.#presses;
    const focused = this.#element.contains(document.activeElement);
    this.#cursor.block();
    await this.#table.replaceData(this.#data.rows.map(held));
    this.#cursor.unblock();
    const chosen = this.#presses !== presses;
    this.#cursor.pick(chosen ? this.#cursor.picked : next);
    if (focused) this.#keepFocus();
    else if (adds && moved && !chosen && wasClicked(document.activeElement)) this.takeFocus();
    if (moved && !chosen) this.#cursor.reveal(false);
    this.#label();
    this.#tell();
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

  /** Notes what an act of the planner may do to the rows, until the server has answered it. */
  expect(more: Partial<Expected>): void {
    this.#expected = bothExpected(this.#expected, { ...more, from: this.#cursor.picked });
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

  #edited(cell: CellComponent): void {
    this.#wrote(cell, String(cell.getValue() ?? ""));
    this.#stopped();
  }

  #wrote(cell: CellComponent, text: string): void {
    const row = rowOf(cell.getRow());
    this.#touched.add(row.handle);
    const column = this.#data.columns[Number(cell.getField())];
    if (row.raw) this.#events.edited([{ row: row.handle, column: RAW, text }]);
    else if (column) this.#events.edited([{ row: row.handle, column: column.name, text }]);
  }

  #stopped(): void {
    this.#editing = false;
    // The key that ended the edit still moves the selection: data that came meanwhile must not take it back.
    setTimeout(() => {
      this.#takeWaiting();
      this.#keepFocus();
    });
  }

  /** Takes the focus again that was in a cell which is no longer there, or is only shown. */
  #keepFocus(): void {
    const { activeElement } = document;
    const inside = this.#element.contains(activeElement) || activeElement === document.body;
    if (inside && !this.#editing && this.#element.isConnected) this.takeFocus();
  }

  /** Takes the data that came before the table was built, or while a planner edited or clicked a cell. */
  #takeWaiting(): void {
    const waiting = this.#waiting;
    if (!waiting || !this.#element.isConnected) return;
    this.#waiting = null;
    // Data from before an edit that is on its way would show the old text again; the answer to that edit brings newer.
    if (this.#events.isAhead()) return;
    const { focus, focus_column } = this.#data;
    this.update(waiting);
    if (waiting.focus && (waiting.focus !== focus || waiting.focus_column !== focus_column)) this.focus();
  }
}
