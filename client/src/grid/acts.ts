// What a planner does to a table: each act sends one message, or none if it changes nothing.

import type { EditMessage, Outbox, Way } from "../messages/outbox.ts";
import type { VerbRow } from "../verbs/forms.ts";
import { say } from "../words/say.ts";
import { changing, cleared, newId } from "./cell-edits.ts";
import { writtenCells } from "./clipboard.ts";
import { type CellText, type GridColumn, type GridData, type GridRow, HEADER } from "./data.ts";
import { type Fill, filled } from "./fill.ts";
import type { Reach } from "./fill-reach.ts";
import { pasted } from "./paste.ts";
import { pasteNote } from "./paste-note.ts";
import type { GridTable } from "./table.ts";

/** What acts need of their desk. */
export interface ActContext {
  data(): GridData;
  table(): GridTable;
  outbox: Outbox;
  /** Shows a hint about the act. */
  note(text: string): void;
}

/** The acts of a planner on a table. */
export class Acts {
  readonly #context: ActContext;
  /** Ids given to new rows that the server has not answered yet. */
  readonly #given = new Set<string>();
  /** The last of them that was added below a selection, and the row that it is to follow. */
  #below: { id: string; after: string | null } | null = null;

  constructor(context: ActContext) {
    this.#context = context;
  }

  get mayEdit(): boolean {
    return this.#data.editing?.planner != null;
  }

  get #data(): GridData {
    return this.#context.data();
  }

  get #cursor() {
    return this.#context.table().cursor;
  }

  /** Forgets the ids given to rows that the server now shows. */
  answered(): void {
    this.#given.clear();
    this.#below = null;
  }

  /** Writes cells, and adds rows; nothing is sent if nothing changes. */
  edit(edits: readonly CellText[], way?: Way, added: readonly Record<string, string>[] = []): number {
    if (!this.mayEdit) return 0;
    const cells = changing(edits, this.#cursor.order, this.#data.columns);
    if (!cells.length && !added.length) return 0;
    this.#context.table().show(cells);
    if (added.length) this.#context.table().expect({ adds: true });
    const more = { ...(way && { way }), ...(added.length && { added: [...added] }) };
    this.#push({ kind: "edit", table: this.#data.table, cells, ...more });
    return cells.length;
  }

  step(kind: "undo" | "redo"): void {
    if (!this.mayEdit) return;
    this.#context.table().expect({ leaves: "any" });
    this.#push({ kind });
  }

  add(): void {
    const after = this.#cursor.selected.rows.at(-1)?.handle ?? null;
    const follows = this.#below?.after === after ? this.#below.id : undefined;
    const id = this.#addAfter(after, follows);
    this.#below = id === null ? null : { id, after };
  }

  /** Adds a row above the first selected one; in the file, where the rows may have another order. */
  insert(): void {
    const { rows } = this.#data;
    const first = this.#cursor.selected.rows[0]?.handle;
    const at = rows.findIndex(({ handle }) => handle === first);
    if (at >= 0) this.#addAfter(rows[at - 1]?.handle ?? HEADER);
  }

  /** The chosen rows, for a verb. */
  get chosen(): VerbRow[] {
    const [key = 0] = this.#data.key;
    return this.#cursor.selected.rows.map((row) => ({ handle: row.handle, id: row.cells[key] ?? "" }));
  }

  verb(edit: EditMessage): void {
    if (!this.mayEdit) return;
    this.#context.table().expect({ adds: true, leaves: "any" });
    this.#push(edit);
  }

  duplicate(): void {
    this.#context.table().expect({ adds: true });
    this.#onRows("copy");
  }

  delete(): void {
    const rows = this.#handles;
    if (!this.mayEdit || !rows.length) return;
    this.#context.table().expect({ leaves: new Set(rows) });
    this.#onRows("delete");
  }

  /** Tells whether the selected row can move in the file, where one row is selected and the file's order is shown. */
  canMove(by: 1 | -1): boolean {
    return this.#moved(by) !== null;
  }

  move(by: 1 | -1): void {
    const moved = this.#moved(by);
    if (!moved || !this.mayEdit) return;
    this.#context.table().expect({ adds: true, leaves: new Set([moved.row]) });
    this.#push({ kind: "reorder", table: this.#data.table, ...moved });
  }

  /** Copies the first selected row into the others, or the first selected column. */
  fill(along: "rows" | "columns" = "rows"): void {
    const { rows, columns } = this.#cursor.selected;
    if (along === "rows") this.#fill({ rows: rows.slice(0, 1), columns, into: { rows: rows.slice(1) } });
    else this.#fill({ rows, columns: columns.slice(0, 1), into: { columns: columns.slice(1) } });
  }

  /** Lets the selection go on into rows or columns beside it, and selects those too. */
  fillOn({ along, at, back }: Reach, flip: boolean): void {
    const { selected, picked, order } = this.#cursor;
    const { columns } = this.#context.table();
    const from = <T>(all: readonly T[]): T[] => (back ? [...all].reverse() : [...all]);
    const reached = <T>(all: readonly T[]): T[] => at.flatMap((i) => all[i] ?? []);
    const into = along === "rows" ? { rows: reached(order) } : { columns: reached(columns) };
    this.#fill({ rows: from(selected.rows), columns: from(selected.columns), into, flip });
    const rows = "rows" in into ? into.rows.map(({ handle }) => handle) : [];
    const names = "columns" in into ? into.columns.map(({ name }) => name) : [];
    this.#cursor.pick({ ...picked, rows: [...picked.rows, ...rows], columns: [...picked.columns, ...names] });
  }

  #fill(fill: Omit<Fill, "all" | "id">): void {
    const shown = new Map(this.#cursor.order.map((row) => [row.handle, row]));
    const all = this.#data.rows.map((row) => shown.get(row.handle) ?? row);
    const edits = filled({ ...fill, all, id: this.#data.key[0] });
    this.edit(edits, "rows" in fill.into ? "fill-down" : "fill");
  }

  clear(): void {
    const { rows, columns } = this.#cursor.selected;
    this.edit(cleared(rows, columns), "clear");
  }

  replace(edits: readonly CellText[]): void {
    const count = this.edit(edits, "replace");
    if (count) this.#context.note(say("replace.replaced", { count }));
  }

  /** The selected cells as a text for the clipboard. */
  get copied(): string {
    const { rows, columns } = this.#cursor.selected;
    return writtenCells(rows.map((row) => (row.raw ? [row.cells[0] ?? ""] : texts(row, columns))));
  }

  paste(text: string): void {
    if (!this.mayEdit || !text) return;
    const { rows, columns } = this.#cursor.selected;
    const below = this.#cursor.below;
    const { columns: all } = this.#data;
    const result = pasted(text, {
      selected: rows,
      rows: below.rows,
      columns: below.columns,
      width: columns.length,
      all,
    });
    this.edit(result.cells, "paste", result.added);
    this.#context.note(pasteNote(result));
  }

  #push(message: EditMessage): void {
    this.#context.note("");
    this.#context.outbox.push(message);
  }

  get #handles(): string[] {
    return this.#cursor.selected.rows.map((row) => row.handle);
  }

  #onRows(kind: "copy" | "delete"): void {
    const rows = this.#handles;
    if (this.mayEdit && rows.length) this.#push({ kind, table: this.#data.table, rows });
  }

  /** Adds a row after another; returns its id, or null if it has none of its own. */
  #addAfter(after: string | null, follows?: string): string | null {
    const [key] = this.#data.key;
    const column = key === undefined ? undefined : this.#data.columns[key];
    if (!column || !this.mayEdit) return null;
    const id = newId(new Set([...this.#given, ...this.#data.rows.map((row) => row.cells[column.index])]));
    const first = column.strict ? (column.choices[0]?.code ?? "") : id;
    this.#given.add(first);
    this.#context.table().expect({ adds: true });
    const more = follows !== undefined && { follows };
    this.#push({ kind: "add", table: this.#data.table, after, cells: { [column.name]: first }, ...more });
    return column.strict ? null : id;
  }

  #moved(by: 1 | -1): { row: string; after: string } | null {
    const [row, ...others] = this.#cursor.selected.rows;
    const { rows } = this.#data;
    if (!row || others.length || row.raw || this.#context.table().sorting) return null;
    const at = rows.findIndex(({ handle }) => handle === row.handle);
    if (at < 0 || !rows[at + by]) return null;
    const after = by > 0 ? rows[at + 1]?.handle : (rows[at - 2]?.handle ?? HEADER);
    return after === undefined ? null : { row: row.handle, after };
  }
}

function texts(row: GridRow, columns: readonly GridColumn[]): string[] {
  return columns.map((column) => row.cells[column.index] ?? "");
}
