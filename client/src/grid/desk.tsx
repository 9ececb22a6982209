// The grid with its tools: add, duplicate, delete, fill down, find and replace, undo and redo.

import { render } from "preact";
import type { Sent } from "../contract/types.ts";
import { type EditMessage, Outbox, type Way } from "../messages/outbox.ts";
import { say } from "../words/say.ts";
import type { Active, Selected } from "./cursor.ts";
import type { CellText, GridData } from "./data.ts";
import { filledDown, pasted } from "./replace.ts";
import { ReplaceBar } from "./replace-bar.tsx";
import { StatusLine } from "./status-line.tsx";
import { GridTable } from "./table.ts";
import { Toolbar } from "./toolbar.tsx";

/** The grid of one table with its tools and its status line; sends edits to the server. */
export class GridDesk {
  readonly #root: HTMLElement;
  readonly #tools = element("posture-grid-tools");
  readonly #holder = element("posture-grid-table");
  readonly #status = element("posture-grid-status");
  readonly #outbox: Outbox;
  #table: GridTable;
  #data: GridData;
  #active: Active | null = null;
  #count = 0;
  #replacing = false;
  /** A hint about the planner's last action. */
  #note = "";

  constructor(root: HTMLElement, data: GridData, send: (sent: Sent) => void) {
    this.#root = root;
    this.#data = data;
    root.className = "posture-grid";
    root.dataset.testid = "posture-grid";
    root.append(this.#tools, this.#holder, this.#status);
    this.#outbox = new Outbox(send);
    this.#table = this.#newTable(data);
    root.addEventListener("keydown", this.#onKey);
    root.addEventListener("copy", this.#onCopy);
    root.addEventListener("paste", this.#onPaste);
    this.#outbox.about(data.editing?.plan_id ?? "");
    this.#paint();
  }

  update(data: GridData): void {
    const before = this.#data;
    this.#data = data;
    if (data.editing) {
      this.#outbox.about(data.editing.plan_id);
      this.#outbox.noted(data.editing.received);
    }
    if (data.table !== before.table) {
      this.#table.destroy();
      this.#holder.replaceChildren();
      this.#active = null;
      this.#table = this.#newTable(data);
    } else if (this.#outbox.waiting === 0) {
      this.#table.update(data);
      const asked = data.focus !== before.focus || data.focus_column !== before.focus_column;
      if (data.focus && asked) this.#table.focus();
    }
    this.#paint();
  }

  destroy(): void {
    this.#outbox.close();
    this.#table.destroy();
    render(null, this.#tools);
    render(null, this.#status);
    this.#root.remove();
  }

  #newTable(data: GridData): GridTable {
    const inner = document.createElement("div");
    this.#holder.append(inner);
    return new GridTable(inner, data, {
      edited: (edits) => this.#edit(edits),
      selected: (selected, active) => this.#select(selected, active),
    });
  }

  #select(selected: Selected, active: Active | null): void {
    this.#active = active;
    this.#count = selected.rows.length;
    this.#paint();
  }

  get #mayEdit(): boolean {
    return this.#data.editing?.planner != null;
  }

  #edit(edits: CellText[], way?: Way): void {
    if (!edits.length || !this.#mayEdit) return;
    this.#table.show(edits);
    this.#outbox.push({ kind: "edit", table: this.#data.table, cells: edits, ...(way && { way }) });
    this.#paint();
  }

  #push(edit: EditMessage): void {
    if (!this.#mayEdit) return;
    this.#note = "";
    this.#outbox.push(edit);
    this.#paint();
  }

  #rows(): string[] {
    return this.#table.selected.rows.map((row) => row.handle);
  }

  #add(): void {
    const after = this.#table.selected.rows.at(-1)?.handle ?? null;
    const [key] = this.#data.key;
    const column = key === undefined ? undefined : this.#data.columns[key];
    if (!column) return;
    const taken = new Set(this.#data.rows.map((row) => row.cells[column.index]));
    let n = 1;
    while (taken.has(`NEW-${n}`)) n += 1;
    const first = column.strict ? (column.choices[0]?.code ?? "") : `NEW-${n}`;
    this.#push({ kind: "add", table: this.#data.table, after, cells: { [column.name]: first } });
  }

  #fill(): void {
    const { rows, columns } = this.#table.selected;
    this.#edit(filledDown(rows, columns), "fill-down");
  }

  #clear(): void {
    const { rows, columns } = this.#table.selected;
    const edits = rows
      .filter((row) => !row.raw)
      .flatMap((row) => columns.map((column) => ({ row: row.handle, column: column.name, text: "" })));
    this.#edit(edits, "clear");
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // Streamlit has shortcuts of single letters on the whole page.
    event.stopPropagation();
    const target = event.target as HTMLElement;
    if (this.#table.isEditing || target.matches("input, select, textarea, button")) return;
    const act = this.#shortcut(event);
    if (!act) return;
    event.preventDefault();
    act();
  };

  #shortcut(event: KeyboardEvent): (() => void) | null {
    if (event.altKey) return null;
    if (event.ctrlKey || event.metaKey) {
      const shortcuts: Record<string, () => void> = {
        z: () => this.#push({ kind: event.shiftKey ? "redo" : "undo" }),
        y: () => this.#push({ kind: "redo" }),
        d: () => this.#fill(),
        f: () => this.#toggleReplace(),
        h: () => this.#toggleReplace(),
      };
      return shortcuts[event.key.toLowerCase()] ?? null;
    }
    if (event.key === "Delete" || event.key === "Backspace") return () => this.#clear();
    if (event.key === "F2" || event.key === "Enter") return () => this.#table.begin(null);
    return event.key.length === 1 ? () => this.#table.begin(event.key) : null;
  }

  readonly #onCopy = (event: ClipboardEvent): void => {
    if (this.#table.isEditing || (event.target as HTMLElement).matches("input, textarea")) return;
    const { rows, columns } = this.#table.selected;
    const lines = rows.map((row) => columns.map((column) => row.cells[column.index] ?? "").join("\t"));
    event.clipboardData?.setData("text/plain", lines.join("\n"));
    event.preventDefault();
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    if (this.#table.isEditing || (event.target as HTMLElement).matches("input, textarea")) return;
    const text = event.clipboardData?.getData("text/plain");
    if (text === undefined) return;
    event.preventDefault();
    const { rows, columns } = this.#table.selected;
    const below = this.#table.below;
    const left = text.replace(/\r?\n$/, "").split("\n").length - below.rows.length;
    this.#note = left > 0 ? say("grid.not-pasted", { count: left }) : "";
    this.#edit(pasted(text, below.rows, below.columns, { rows: rows.length, columns: columns.length }), "paste");
  };

  #toggleReplace(): void {
    this.#replacing = !this.#replacing;
    this.#paint();
    const target = this.#replacing ? ".posture-replace input" : ".tabulator-tableholder";
    this.#root.querySelector<HTMLElement>(target)?.focus();
  }

  #paint(): void {
    this.#root.dataset.ready = "true";
    this.#root.dataset.table = this.#data.table;
    this.#root.dataset.revision = this.#data.revision;
    this.#root.dataset.waiting = String(this.#outbox.waiting);
    render(this.#toolbar(), this.#tools);
    render(
      <StatusLine data={this.#data} active={this.#active} waiting={this.#outbox.waiting} note={this.#note} />,
      this.#status,
    );
  }

  #toolbar() {
    return (
      <>
        <Toolbar
          editing={this.#data.editing}
          count={this.#count}
          replacing={this.#replacing}
          onAdd={() => this.#add()}
          onCopy={() => this.#push({ kind: "copy", table: this.#data.table, rows: this.#rows() })}
          onDelete={() => this.#push({ kind: "delete", table: this.#data.table, rows: this.#rows() })}
          onFill={() => this.#fill()}
          onReplace={() => this.#toggleReplace()}
          onStep={(kind) => this.#push({ kind })}
        />
        {this.#replacing && this.#mayEdit && (
          <ReplaceBar
            rows={this.#data.rows}
            columns={this.#data.columns}
            onReplace={(edits) => this.#replace(edits)}
            onClose={() => this.#toggleReplace()}
          />
        )}
      </>
    );
  }

  #replace(edits: CellText[]): void {
    this.#edit(edits, "replace");
    this.#root.querySelector<HTMLElement>(".tabulator-tableholder")?.focus();
  }
}

function element(name: string): HTMLElement {
  const made = document.createElement("div");
  made.className = name;
  return made;
}
