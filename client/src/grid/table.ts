// The grid itself: Tabulator with rows that are known by their handle, never by their position.

import {
  type CellComponent,
  type ColumnDefinition,
  EditModule,
  FormatModule,
  FrozenColumnsModule,
  InteractionModule,
  KeybindingsModule,
  type RangeComponent,
  ResizeColumnsModule,
  type RowComponent,
  SelectRangeModule,
  SortModule,
  Tabulator,
} from "tabulator-tables";
import { cellInput, focusInput } from "./cell-editor.ts";
import { type CellEdit, type GridColumn, type GridData, type GridRow, RAW } from "./data.ts";

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
const RIGHT = ["whole", "number", "latitude", "longitude", "precision"];

interface Shown {
  handle: string;
  row: GridRow;
  [field: string]: unknown;
}

export interface Selected {
  rows: GridRow[];
  columns: GridColumn[];
}

export interface TableEvents {
  edited(edits: CellEdit[]): void;
  selected(selected: Selected, active: { row: GridRow; column: GridColumn | undefined } | null): void;
}

export class GridTable {
  readonly #table: Tabulator;
  readonly #events: TableEvents;
  #data: GridData;
  #built = false;
  #editing = false;
  #typed: string | null = null;
  #waiting: GridData | null = null;
  /** Rows that show an edit before the server has said what became of it. */
  readonly #touched = new Set<string>();

  constructor(element: HTMLElement, data: GridData, events: TableEvents) {
    this.#data = data;
    this.#events = events;
    this.#table = new Tabulator(element, {
      index: "handle",
      data: data.rows.map(shown),
      columns: this.#columns(data),
      rowHeader: this.#rowHeader(),
      height: "100%",
      layout: "fitData",
      rowHeight: 27,
      placeholder: node("No row."),
      selectableRange: 1,
      selectableRangeColumns: false,
      selectableRangeRows: true,
      editTriggerEvent: "dblclick",
      columnDefaults: { resizable: "header", headerSortTristate: true, vertAlign: "middle" },
    });
    this.#table.on("tableBuilt", () => {
      this.#built = true;
      this.#focus(data.focus, data.focus_column);
    });
    this.#table.on("rangeChanged", () => this.#tellSelected());
    this.#table.on("cellEditing", () => {
      this.#editing = true;
    });
    this.#table.on("cellEdited", (cell) => {
      this.#edited(cell);
    });
    this.#table.on("cellEditCancelled", () => this.#stopped());
  }

  destroy(): void {
    this.#table.destroy();
  }

  /** New rows from the server: what changed is changed in place, so that scroll, sort and selection stay. */
  update(data: GridData): void {
    if (!this.#built || this.#editing) {
      this.#waiting = data;
      return;
    }
    const before = this.#data;
    this.#data = data;
    if (signature(before) !== signature(data)) {
      const [kept] = this.selected.rows;
      this.#table.setColumns(this.#columns(data));
      void this.#table.replaceData(data.rows.map(shown)).then(() => {
        if (data.focus) this.#focus(data.focus, data.focus_column);
        else this.#focus(kept?.handle ?? null, null);
      });
      return;
    }
    const known = new Map(before.rows.map((row) => [row.handle, row]));
    const sameOrder =
      before.rows.length === data.rows.length && before.rows.every((row, i) => row.handle === data.rows[i]?.handle);
    if (!sameOrder) {
      this.#replace(before, data);
      return;
    }
    const told = data.rows.filter(
      (row) => this.#touched.has(row.handle) || rowChanged(known.get(row.handle), row, before, data),
    );
    this.#touched.clear();
    if (told.length) {
      void this.#table.updateData(told.map(shown)).then(() => {
        for (const row of told) this.#rowOf(row.handle)?.reformat();
      });
    }
  }

  /** Other rows than before: the selection goes to what was added here, stays on its row, or stays where it was. */
  #replace(before: GridData, data: GridData): void {
    const { rows, columns } = this.selected;
    const [first] = rows;
    const column = columns[0]?.name ?? null;
    const order = this.#table.getRows("active").map((row) => rowOf(row).handle);
    const known = new Set(before.rows.map((one) => one.handle));
    const added = data.rows.filter((one) => one.new && !known.has(one.handle)).map((one) => one.handle);
    const there = new Set(data.rows.map((one) => one.handle));
    const after = order.slice(order.indexOf(first?.handle ?? "")).find((handle) => there.has(handle));
    const target = added[0] ?? after ?? data.rows.at(-1)?.handle ?? null;
    void this.#table
      .replaceData(data.rows.map(shown))
      .then(() => this.#focus(target, added[0] ? null : column, added.at(-1)));
  }

  get selected(): Selected {
    const range = this.#range();
    if (!range) return { rows: [], columns: [] };
    const rows = range.getRows().map((row) => rowOf(row));
    const columns = range.getColumns().flatMap((column) => this.#data.columns[Number(column.getField())] ?? []);
    return { rows, columns };
  }

  /** Rows as they are sorted now, from the first selected one down; and the columns from the first selected one on. */
  get below(): Selected {
    const { rows, columns } = this.selected;
    const all = this.#table.getRows("active").map((row) => rowOf(row));
    const first = all.findIndex((row) => row.handle === rows[0]?.handle);
    return { rows: first < 0 ? [] : all.slice(first), columns: this.#data.columns.slice(columns[0]?.index ?? 0) };
  }

  get isEditing(): boolean {
    return this.#editing;
  }

  /** Begins to edit the active cell; with a character, it takes the place of the text. */
  begin(typed: string | null): void {
    const range = this.#range();
    const [row] = range?.getRows() ?? [];
    const [column] = range?.getColumns() ?? [];
    const cell = row && column?.getField() !== "number" ? row.getCell(column?.getField() ?? "") : null;
    if (!cell) return;
    this.#typed = typed;
    cell.edit();
    this.#typed = null;
  }

  /** Shows edits at once, before the server has them. */
  show(edits: readonly CellEdit[]): void {
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

  focus(handle: string, column: string | null): void {
    this.#focus(handle, column);
  }

  /** Selects the cell of a row, the first where no column is named; or all rows up to a last one. */
  #focus(handle: string | null, column: string | null, last?: string): void {
    if (!handle || !this.#data.rows.some((row) => row.handle === handle)) return;
    void this.#table.scrollToRow(handle, "nearest", false).then(() => {
      const index = this.#data.columns.find((one) => one.name === column)?.index ?? 0;
      const cells = this.#rowOf(handle)?.getCells() ?? [];
      const cell = cells[index + 1];
      if (!cell) return;
      const end = last && last !== handle ? this.#rowOf(last)?.getCells().at(-1) : undefined;
      this.#range()?.setBounds(cell, end ?? cell);
      if (column) void this.#table.scrollToColumn(String(index), "middle", false);
    });
  }

  /** Goes on from an edited cell, as in a spreadsheet: Enter down, Tab to the right, with Shift the other way. */
  #goOn(cell: CellComponent, key: "Enter" | "Tab", back: boolean): void {
    const step = back ? -1 : 1;
    const row = cell.getRow();
    const rows = this.#table.getRows("active");
    const at = rows.findIndex((one) => one === row || rowOf(one).handle === rowOf(row).handle);
    const next = key === "Enter" ? (rows[at + step] ?? row) : row;
    const column = key === "Tab" ? Number(cell.getField()) + step : Number(cell.getField());
    const field = this.#data.columns[column] ? String(column) : cell.getField();
    const target = next.getCell(field);
    if (!target) return;
    this.#range()?.setBounds(target, target);
    void this.#table.scrollToRow(next, "nearest", false);
  }

  #rowOf(handle: string): RowComponent | undefined {
    const row = this.#table.getRow(handle);
    return row || undefined;
  }

  #range(): RangeComponent | undefined {
    return this.#table.getRanges()[0];
  }

  #tellSelected(): void {
    const selected = this.selected;
    const [row] = selected.rows;
    this.#events.selected(selected, row ? { row, column: selected.columns[0] } : null);
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
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) this.update(waiting);
  }

  /** Its types know a formatter by name alone. */
  #rowHeader(): never {
    const header: ColumnDefinition = {
      title: "",
      field: "number",
      width: 52,
      frozen: true,
      resizable: false,
      headerSort: false,
      hozAlign: "center",
      cssClass: "posture-row-number",
      formatter: (cell) => this.#numberCell(cell),
    };
    return header as never;
  }

  #columns(data: GridData): ColumnDefinition[] {
    return data.columns.map((column) => ({
      title: column.label,
      field: String(column.index),
      width: WIDTHS[column.kind] ?? USUAL_WIDTH,
      hozAlign: RIGHT.includes(column.kind) ? "right" : "left",
      sorter: (a, b) => compare(String(a ?? ""), String(b ?? "")),
      titleFormatter: () => heading(column),
      formatter: (cell) => this.#textCell(cell, this.#data.columns[column.index] ?? column),
      editable: (cell) => this.#data.editing?.planner != null && (!rowOf(cell.getRow()).raw || column.index === 0),
      editor: (cell, onRendered, success, cancel) => {
        const typed = this.#typed;
        const meant = rowOf(cell.getRow()).raw ? undefined : this.#data.columns[column.index];
        const value = String(cell.getValue() ?? "");
        const input = cellInput(
          meant,
          value,
          typed,
          (text, key, back) => {
            if (text === value) cancel(undefined);
            else success(text);
            if (key) this.#goOn(cell, key, back);
          },
          () => cancel(undefined),
        );
        onRendered(() => focusInput(cell));
        return input;
      },
    }));
  }

  #textCell(cell: CellComponent, column: GridColumn): HTMLElement {
    const row = rowOf(cell.getRow());
    const element = cell.getElement();
    const problems = this.#problemsOf(row, column.index);
    const worst = problems[0]?.[1] ?? "";
    element.dataset.severity = worst;
    element.classList.toggle("edited", row.edited.includes(column.index) || row.new);
    element.classList.toggle("raw", row.raw && column.index === 0);
    const label = column.choices.find(([code]) => code === cell.getValue())?.[1];
    element.title = [...problems.map(([, , message]) => message), label ?? ""].filter(Boolean).join("\n");
    const content = node(String(cell.getValue() ?? ""));
    const note = column.name === "until" ? this.#data.notes[row.handle] : undefined;
    if (note) {
      const small = document.createElement("small");
      small.textContent = `last day ${note}`;
      content.append(small);
    }
    return content;
  }

  #numberCell(cell: CellComponent): HTMLElement {
    const row = rowOf(cell.getRow());
    const problems = this.#data.problems[row.handle] ?? [];
    const element = cell.getElement();
    element.dataset.severity = worstOf(problems.map(([, severity]) => severity));
    element.dataset.handle = row.handle;
    element.title = problems.map(([, , message]) => message).join("\n");
    const mark = row.new ? "new" : row.edited.length ? "edited" : "";
    element.dataset.state = mark;
    return node(row.number ? String(row.number) : "–");
  }

  #problemsOf(row: GridRow, index: number) {
    const found = this.#data.problems[row.handle] ?? [];
    return found.filter(([at]) => at === index || (row.raw && at === -1 && index === 0));
  }
}

function shown(row: GridRow): Shown {
  const cells = Object.fromEntries(row.cells.map((text, i) => [String(i), text]));
  return { handle: row.handle, number: row.number, row, ...cells };
}

function rowOf(row: RowComponent): GridRow {
  return (row.getData() as Shown).row;
}

function same(a: GridRow, b: GridRow): boolean {
  return (
    a.number === b.number &&
    a.raw === b.raw &&
    a.new === b.new &&
    a.edited.join() === b.edited.join() &&
    a.cells.length === b.cells.length &&
    a.cells.every((text, i) => text === b.cells[i])
  );
}

function rowChanged(old: GridRow | undefined, row: GridRow, before: GridData, after: GridData): boolean {
  const [a, b] = [before, after].map((data) => JSON.stringify([data.problems[row.handle], data.notes[row.handle]]));
  return !old || !same(old, row) || a !== b;
}

/** Changes where the columns or the right to edit change; their choices are looked up when they are needed. */
function signature(data: GridData): string {
  const columns = data.columns.map(({ choices: _, ...rest }) => rest);
  return JSON.stringify([data.table, columns, data.editing?.planner != null]);
}

function heading(column: GridColumn): HTMLElement {
  const title = document.createElement("span");
  title.className = "posture-heading";
  title.textContent = column.label;
  title.dataset.column = column.name;
  title.title = [column.name, column.help, column.needed ? "Needed." : ""].filter(Boolean).join("\n");
  if (column.unit) {
    const unit = document.createElement("small");
    unit.textContent = ` ${column.unit}`;
    title.append(unit);
  }
  if (column.needed) title.append(" *");
  return title;
}

function worstOf(severities: readonly string[]): string {
  return ["error", "warning", "notice"].find((severity) => severities.includes(severity)) ?? "";
}

/** Numbers by value, everything else by text; D+2 before D+10. */
function compare(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true, sensitivity: "base" });
}

function node(text: string): HTMLElement {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}
