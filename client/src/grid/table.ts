// The grid itself: Tabulator, with rows that their handle identifies, never their position.

import {
  type CellComponent,
  EditModule,
  FormatModule,
  FrozenColumnsModule,
  InteractionModule,
  KeybindingsModule,
  type Options,
  ResizeColumnsModule,
  SelectRangeModule,
  SortModule,
  Tabulator,
} from "tabulator-tables";
import { say } from "../words/say.ts";
import { textNode } from "./cells.ts";
import { type ColumnContext, columnsOf, rowHeader } from "./columns.ts";
import { type Active, Cursor, type Selected } from "./cursor.ts";
import { type CellText, type GridData, RAW } from "./data.ts";
import { changedRows, held, rowOf, sameOrder, signature } from "./rows.ts";

Tabulator.registerModule([
  EditModule,
  FormatModule,
  FrozenColumnsModule,
  InteractionModule,
  KeybindingsModule,
  ResizeColumnsModule,
  SelectRangeModule,
  SortModule,
]);

const LOOK: Options = {
  height: "100%",
  layout: "fitData",
  rowHeight: 27,
  selectableRange: 1,
  selectableRangeColumns: false,
  selectableRangeRows: true,
  editTriggerEvent: "dblclick",
  columnDefaults: { resizable: "header", headerSortTristate: true, vertAlign: "middle" },
};

/** What a table reports to its desk. */
export interface TableEvents {
  edited(edits: CellText[]): void;
  selected(selected: Selected, active: Active | null): void;
}

/** A table of the grid, as Tabulator shows it. */
export class GridTable {
  readonly #table: Tabulator;
  readonly #cursor: Cursor;
  readonly #events: TableEvents;
  readonly #columns: ColumnContext = {
    data: () => this.#data,
    typed: () => this.#typed,
    goOn: (cell, key, back) => this.#cursor.goOn(cell, key, back),
  };
  #data: GridData;
  #built = false;
  #editing = false;
  #typed: string | null = null;
  #waiting: GridData | null = null;
  /** Handles of rows that show an edit before the server has answered it. */
  readonly #touched = new Set<string>();

  constructor(element: HTMLElement, data: GridData, events: TableEvents) {
    this.#data = data;
    this.#events = events;
    this.#table = new Tabulator(element, {
      ...LOOK,
      index: "handle",
      data: data.rows.map(held),
      columns: columnsOf(data.columns, this.#columns),
      rowHeader: rowHeader(this.#columns),
      placeholder: textNode(say("cells.no-row")),
    });
    this.#cursor = new Cursor(this.#table, () => this.#data);
    this.#listen();
  }

  #listen(): void {
    this.#table.on("tableBuilt", () => {
      this.#built = true;
      this.focus();
      this.#takeWaiting();
    });
    this.#table.on("rangeChanged", () => this.#events.selected(this.selected, this.#cursor.active));
    this.#table.on("cellEditing", () => {
      this.#editing = true;
    });
    this.#table.on("cellEdited", (cell) => this.#edited(cell));
    this.#table.on("cellEditCancelled", () => this.#stopped());
  }

  destroy(): void {
    this.#table.destroy();
  }

  /** Takes new data from the server, and changes rows in place: scroll position, sorting and selection stay. */
  update(data: GridData): void {
    if (!this.#built || this.#editing) {
      this.#waiting = data;
      return;
    }
    const before = this.#data;
    this.#data = data;
    if (signature(before) !== signature(data)) this.#rebuild();
    else if (sameOrder(before, data)) this.#refresh(before);
    else this.#replace(before);
  }

  /** Shows data with new columns. */
  #rebuild(): void {
    const [kept] = this.selected.rows;
    this.#table.setColumns(columnsOf(this.#data.columns, this.#columns));
    const { rows, focus } = this.#data;
    void this.#table.replaceData(rows.map(held)).then(() => {
      if (focus) this.focus();
      else this.#cursor.moveTo(kept?.handle ?? null, null);
    });
  }

  /** Shows data with the same rows, some of them with new text. */
  #refresh(before: GridData): void {
    const told = changedRows(before, this.#data, this.#touched);
    this.#touched.clear();
    if (!told.length) return;
    void this.#table.updateData(told.map(held)).then(() => {
      for (const row of told) this.#cursor.row(row.handle)?.reformat();
    });
  }

  /** Shows data with other rows; selects the rows added here, or else the same row, or the row now in its place. */
  #replace(before: GridData): void {
    const { rows } = this.#data;
    const { rows: selected, columns } = this.selected;
    const column = columns[0]?.name ?? null;
    const order = this.#cursor.order.map((row) => row.handle);
    const known = new Set(before.rows.map((one) => one.handle));
    const added = rows.filter((one) => one.new && !known.has(one.handle)).map((one) => one.handle);
    const there = new Set(rows.map((one) => one.handle));
    const after = order.slice(order.indexOf(selected[0]?.handle ?? "")).find((handle) => there.has(handle));
    const target = added[0] ?? after ?? rows.at(-1)?.handle ?? null;
    void this.#table
      .replaceData(rows.map(held))
      .then(() => this.#cursor.moveTo(target, added[0] ? null : column, added.at(-1)));
  }

  get selected(): Selected {
    return this.#cursor.selected;
  }

  get below(): Selected {
    return this.#cursor.below;
  }

  get isEditing(): boolean {
    return this.#editing;
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
    const fields = new Map(this.#data.columns.map((column) => [column.name, String(column.index)]));
    const rows = new Map<string, Record<string, unknown>>();
    for (const edit of edits) {
      this.#touched.add(edit.row);
      const field = edit.column === RAW ? "0" : fields.get(edit.column);
      if (field === undefined) continue;
      rows.set(edit.row, { ...(rows.get(edit.row) ?? { handle: edit.row }), [field]: edit.text });
    }
    void this.#table.updateData([...rows.values()]);
  }

  /** Selects the cell that the server points at. */
  focus(): void {
    this.#cursor.moveTo(this.#data.focus, this.#data.focus_column);
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
