// The selection of a table: it belongs to rows and columns, and Tabulator only paints it.

import type { CellComponent, RowComponent, Tabulator } from "tabulator-tables";
import type { GridColumn, GridRow } from "./data.ts";
import { paintRanges, readRanges } from "./ranges.ts";
import { rowOf } from "./rows.ts";
import { scrollSideways } from "./scroll.ts";
import { NONE, type Picked, runs, type Selected, toggled } from "./selection.ts";

/** The active row and column. */
export interface Active {
  row: GridRow;
  column: GridColumn | undefined;
}

/** Selections of more runs of rows than this shrink to the active cell: each run is a range to paint. */
const MOST_RUNS = 200;

/** Reads, keeps and moves the selection of a table. */
export class Cursor {
  readonly #table: Tabulator;
  readonly #columns: () => readonly GridColumn[];
  #picked: Picked = NONE;
  #blocked = false;

  constructor(table: Tabulator, columns: () => readonly GridColumn[]) {
    this.#table = table;
    this.#columns = columns;
  }

  get picked(): Picked {
    return this.#picked;
  }

  get selected(): Selected {
    const rows = new Set(this.#picked.rows);
    const columns = this.#columns().filter(({ name }) => this.#picked.columns.includes(name));
    return {
      rows: rows.size ? this.order.filter((row) => rows.has(row.handle)) : [],
      columns,
      whole: columns.length === this.#columns().length,
    };
  }

  get active(): Active | null {
    const { active } = this.#picked;
    const row = active && this.row(active.row);
    if (!active || !row) return null;
    return { row: rowOf(row), column: this.#columns().find(({ name }) => name === active.column) };
  }

  /** The cell that an edit starts in; null if no cell is selected. */
  get cell(): CellComponent | null {
    const { active } = this;
    return (active?.column && this.row(active.row.handle)?.getCell(String(active.column.index))) || null;
  }

  /** The rows from the first selected one down, and the columns from the first selected one on, both as shown. */
  get below(): Selected {
    const { rows, columns } = this.selected;
    const all = this.order;
    const first = all.findIndex((row) => row.handle === rows[0]?.handle);
    const from = Math.max(
      0,
      this.#columns().findIndex(({ name }) => name === columns[0]?.name),
    );
    return { rows: first < 0 ? [] : all.slice(first), columns: this.#columns().slice(from), whole: false };
  }

  /** The names of the columns as they are shown now. */
  get names(): string[] {
    return this.#columns().map(({ name }) => name);
  }

  /** All rows as they are shown now. */
  get order(): GridRow[] {
    return this.#table.getRows("active").map((row) => rowOf(row));
  }

  row(handle: string): RowComponent | undefined {
    return this.#table.getRow(handle) || undefined;
  }

  /** Takes over what a planner selected; not what Tabulator selects on its own. */
  read(): void {
    if (this.#blocked) return;
    const painted = readRanges(this.#table, this.#handles, this.#fields);
    const column = this.#name(painted.active?.field);
    this.#picked = {
      rows: painted.rows,
      columns: painted.fields.flatMap((field) => this.#name(field) ?? []),
      active: painted.active && column ? { row: painted.active.row, column } : null,
    };
  }

  /** From now on, until a planner acts, ranges of Tabulator do not count. */
  block(): void {
    this.#blocked = true;
  }

  unblock(): void {
    this.#blocked = false;
  }

  /** Selects rows and columns, those of them that are shown, and paints them. */
  pick(picked: Picked): void {
    const order = this.#handles;
    const wanted = new Set(picked.rows);
    const shown = order.filter((handle) => wanted.has(handle));
    const names = this.#columns().map(({ name }) => name);
    const columns = picked.columns.filter((name) => names.includes(name));
    const first = columns[0] ?? names[0];
    const { active } = picked;
    const row = active && wanted.has(active.row) && shown.includes(active.row) ? active.row : shown[0];
    const column = active && names.includes(active.column) ? active.column : first;
    const many = runs(order, wanted).length > MOST_RUNS;
    this.#picked =
      row === undefined || column === undefined
        ? NONE
        : {
            rows: many ? [row] : shown,
            columns: many || !columns.length ? [column] : columns,
            active: { row, column },
          };
    this.#paint();
  }

  /** Adds a row to the selection, or takes it out. */
  toggle(row: string, field: string): void {
    const column = this.#name(field);
    const all = this.#columns().map(({ name }) => name);
    if (column) this.pick(toggled(this.#picked, row, column));
    else this.pick(toggled({ ...this.#picked, columns: all }, row, all[0] ?? ""));
  }

  /** Selects one cell of a row, the first if no column is given; or all cells of the rows down to a last one. */
  moveTo(handle: string | null, column: string | null, last?: string): void {
    const order = this.#handles;
    const [from, to] = [order.indexOf(handle ?? ""), order.indexOf(last ?? handle ?? "")];
    if (from < 0) return;
    const names = this.#columns().map(({ name }) => name);
    const at = column !== null && names.includes(column) ? column : (names[0] ?? "");
    const many = to > from;
    const rows = many ? order.slice(from, to + 1) : order.slice(from, from + 1);
    this.pick({ rows, columns: many ? names : [at], active: { row: rows[0] ?? "", column: at } });
    this.reveal(column !== null);
  }

  /** Selects all cells. */
  all(): void {
    const [active] = [this.#picked.active];
    this.pick({ rows: this.#handles, columns: this.#columns().map(({ name }) => name), active });
  }

  /** Moves the active cell by rows and columns, as far as the table goes; returns whether it moved. */
  step(down: number, right: number, wrap = false): boolean {
    const [order, names] = [this.#handles, this.#columns().map(({ name }) => name)];
    const row = order.indexOf(this.#picked.active?.row ?? "");
    const column = names.indexOf(this.#picked.active?.column ?? "");
    const over = column + right;
    const turn = wrap && (over < 0 || over >= names.length) ? Math.sign(right) : 0;
    const newRow = clamped(row + clampedStep(down) + turn, order.length);
    if (turn && newRow === row) return false;
    const newColumn = turn ? (turn > 0 ? 0 : names.length - 1) : clamped(over, names.length);
    this.moveTo(order[newRow] ?? null, names[newColumn] ?? null);
    return newRow !== row || newColumn !== column;
  }

  /** Moves on from an edited cell: Enter moves down, Tab to the right, and Shift reverses both. */
  goOn(cell: CellComponent, key: "Enter" | "Tab", back: boolean): void {
    const column = this.#name(cell.getField()) ?? null;
    this.moveTo(rowOf(cell.getRow()).handle, column);
    const by = back ? -1 : 1;
    if (key === "Enter") this.step(by, 0);
    else this.step(0, by, true);
  }

  /** Scrolls until the active cell is seen. */
  reveal(sideways: boolean): void {
    const { cell } = this;
    if (!cell) return;
    void this.#table.scrollToRow(cell.getRow(), "nearest", false).then(() => {
      if (sideways) scrollSideways(cell.getElement());
    });
  }

  #paint(): void {
    const { rows, columns, active } = this.#picked;
    const field = (name: string | undefined) => String(this.#columns().find((column) => column.name === name)?.index);
    const painted = active && { row: active.row, field: field(active.column) };
    if (!rows.length) this.block();
    paintRanges(
      this.#table,
      { rows: [...rows], fields: columns.map(field), active: painted },
      this.#handles,
      this.#fields,
    );
  }

  #name(field: string | undefined): string | undefined {
    return this.#columns().find((column) => String(column.index) === field)?.name;
  }

  get #handles(): string[] {
    return this.order.map(({ handle }) => handle);
  }

  get #fields(): string[] {
    return this.#columns().map(({ index }) => String(index));
  }
}

function clamped(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at));
}

function clampedStep(step: number): number {
  return Number.isFinite(step) ? step : Math.sign(step) * Number.MAX_SAFE_INTEGER;
}
