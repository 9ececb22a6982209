// The grid with its tools, its panels and its status line; sends edits to the server.

import { render } from "preact";
import type { Sent } from "../contract/types.ts";
import { Outbox } from "../messages/outbox.ts";
import { say } from "../words/say.ts";
import { Above, type Panel } from "./above.tsx";
import { Acts } from "./acts.ts";
import type { Active } from "./cursor.ts";
import type { GridData } from "./data.ts";
import { watchFillHandle } from "./fill-handle.ts";
import { keepingFocus, keysAfterLoss, nothingFocused } from "./focus.ts";
import { Keyboard } from "./keyboard.ts";
import type { Selected } from "./selection.ts";
import { beginningAt, type SharedSelection, sharedId } from "./shared-selection.ts";
import { StatusLine } from "./status-line.tsx";
import { GridTable } from "./table.ts";

const NOTHING: Selected = { rows: [], columns: [], whole: false };

/** The grid of one table with its tools and its status line. */
export class GridDesk {
  readonly #root: HTMLElement;
  readonly #tools = element("posture-grid-tools");
  readonly #holder = element("posture-grid-table");
  readonly #status = element("posture-grid-status");
  readonly #outbox: Outbox;
  readonly #acts: Acts;
  readonly #keyboard: Keyboard;
  readonly #forgetFocus: () => void;
  readonly #shared: SharedSelection;
  /** Whether the planner has done something here: before that the table only begins somewhere. */
  #acted = false;
  #table: GridTable;
  #data: GridData;
  #active: Active | null = null;
  #selected = NOTHING;
  /** Open panels, the one on top last. */
  #open: Panel[] = [];
  /** A hint about the planner's last action. */
  #note = "";

  constructor(root: HTMLElement, data: GridData, send: (sent: Sent) => void, shared: SharedSelection) {
    this.#root = root;
    this.#shared = shared;
    this.#data = data;
    root.className = "posture-grid";
    root.dataset.testid = "posture-grid";
    root.append(this.#tools, this.#holder, this.#status);
    this.#status.tabIndex = -1;
    this.#outbox = new Outbox(send);
    this.#acts = this.#newActs();
    this.#keyboard = this.#newKeyboard();
    this.#table = this.#newTable(data);
    this.#listen();
    this.#forgetFocus = keysAfterLoss(root, () => this.#table.takeFocus());
    this.#about(data);
    this.#paint();
  }

  #listen(): void {
    for (const name of ["keydown", "pointerdown"] as const) {
      this.#root.addEventListener(
        name,
        () => {
          this.#acted = true;
        },
        true,
      );
    }
    this.#root.addEventListener("keydown", (event) => this.#keyboard.take(event), true);
    // Streamlit has shortcuts of single letters on the whole page.
    this.#root.addEventListener("keydown", (event) => event.stopPropagation());
    for (const name of ["copy", "cut"] as const) this.#root.addEventListener(name, (event) => this.#onCopy(event));
    this.#root.addEventListener("paste", (event) => this.#onPaste(event));
  }

  update(data: GridData): void {
    const before = this.#data;
    if (data.table !== before.table) this.#table.finish();
    this.#data = data;
    if (data.editing) {
      if (data.editing.plan_id !== before.editing?.plan_id) this.#about(data);
      this.#outbox.noted(data.editing.received);
    }
    if (data.table !== before.table) this.#changeTable(data);
    else if (this.#outbox.waiting === 0) {
      this.#acts.answered();
      this.#table.update(data);
      const asked = data.focus !== before.focus || data.focus_column !== before.focus_column;
      if (data.focus && asked) this.#table.focus();
    }
    this.#paint();
    if (data.editing?.planner && !before.editing?.planner && nothingFocused()) this.#table.takeFocus();
  }

  /** Takes the edits that wait for the plan, and tells of those that only another plan can take. */
  #about(data: GridData): void {
    if (!data.editing?.plan_id) return;
    this.#outbox.about(data.editing.plan_id, data.plan);
    const { left } = this.#outbox;
    if (left.length) this.#note = say("grid.left-edits", { plans: left.join(", "), count: left.length });
  }

  destroy(): void {
    this.#table.destroy();
    this.#outbox.close();
    this.#forgetFocus();
    render(null, this.#tools);
    render(null, this.#status);
    this.#root.remove();
  }

  #changeTable(data: GridData): void {
    this.#table.destroy();
    this.#holder.replaceChildren();
    this.#active = null;
    this.#selected = NOTHING;
    this.#acted = false;
    this.#note = "";
    this.#acts.answered();
    this.#table = this.#newTable(data);
  }

  #newTable(data: GridData): GridTable {
    const inner = document.createElement("div");
    this.#holder.append(inner);
    const table = new GridTable(inner, beginningAt(data, this.#shared.read()), {
      edited: (edits) => {
        this.#acts.edit(edits);
        this.#paint();
      },
      selected: (selected, active) => {
        this.#selected = selected;
        this.#active = active;
        this.#share(active);
        this.#paint();
      },
      filterAsked: (column) => this.#openColumns(column),
      isAhead: () => this.#outbox.waiting > 0,
    });
    watchFillHandle({ root: inner, cursor: table.cursor, fill: (reach, flip) => this.#acts.fillOn(reach, flip) });
    return table;
  }

  /** Selects the row of the active cell for the other pages too. */
  #share(active: Active | null): void {
    const id = sharedId(this.#data, active?.row);
    if (this.#acted && id) this.#shared.write(id);
  }

  #newActs(): Acts {
    return new Acts({
      data: () => this.#data,
      table: () => this.#table,
      outbox: this.#outbox,
      note: (text) => {
        this.#note = text;
        this.#paint();
      },
    });
  }

  #newKeyboard(): Keyboard {
    return new Keyboard({
      table: () => this.#table,
      acts: this.#acts,
      find: () => this.#find(),
      toggleColumns: () => this.#openColumns(this.#active?.column?.name),
      closeTop: () => {
        const top = this.#open.at(-1);
        if (top) this.#toggle(top);
        return top !== undefined;
      },
      leave: (by) => this.#leave(by),
    });
  }

  /** Moves the focus on: from the tools to the table, to the line below, and back. */
  #leave(by: 1 | -1): void {
    const { activeElement } = document;
    const parts = [this.#tools, this.#holder, this.#status];
    const at = parts.findIndex((part) => part.contains(activeElement));
    const next = parts[(at + by + parts.length) % parts.length];
    if (next === this.#holder) this.#table.takeFocus();
    else if (next === this.#status) this.#status.focus();
    else this.#tools.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
  }

  #onCopy(event: ClipboardEvent): void {
    if (!this.#isForTable(event) || !this.#selected.rows.length) return;
    event.clipboardData?.setData("text/plain", this.#acts.copied);
    event.preventDefault();
    if (event.type === "cut") this.#acts.clear();
  }

  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain");
    if (!this.#isForTable(event) || text === undefined) return;
    event.preventDefault();
    this.#acts.paste(text);
  }

  #isForTable(event: ClipboardEvent): boolean {
    return !this.#table.isEditing && !(event.target as HTMLElement).matches("input, textarea");
  }

  #toggle(panel: Panel): void {
    const open = this.#open.includes(panel);
    this.#open = this.#open.filter((one) => one !== panel);
    if (!open) this.#open.push(panel);
    this.#paint();
    if (open) this.#table.takeFocus();
  }

  /** Opens the bar of find and replace, or goes back to its field. */
  #find(): void {
    if (!this.#open.includes("find")) this.#toggle("find");
    else this.#tools.querySelector<HTMLInputElement>("search input")?.select();
  }

  /** Opens the panel of columns at the filter of one, or closes it. */
  #openColumns(column: string | undefined): void {
    if (!this.#open.includes("columns") || !column) this.#toggle("columns");
    if (!this.#open.includes("columns")) return;
    const filters = [...this.#root.querySelectorAll<HTMLElement>(".posture-column-filter")];
    (filters.find((filter) => filter.dataset.column === column) ?? filters[0])?.focus();
  }

  #paint(): void {
    this.#root.dataset.ready = "true";
    this.#root.dataset.table = this.#data.table;
    this.#root.dataset.revision = this.#data.revision;
    this.#root.dataset.editing = String(this.#acts.mayEdit);
    this.#root.dataset.waiting = String(this.#outbox.waiting);
    this.#root.dataset.selected = String(this.#selected.rows.length);
    // The table tells of its selection while it is made.
    if (!this.#table) return;
    keepingFocus(
      this.#tools,
      () => this.#paintTools(),
      () => this.#table.takeFocus(),
    );
    render(
      <StatusLine
        data={this.#data}
        selected={this.#selected}
        active={this.#active}
        shown={this.#table.shown}
        waiting={this.#outbox.waiting}
        note={this.#note}
      />,
      this.#status,
    );
  }

  #paintTools(): void {
    render(
      <Above
        data={this.#data}
        table={this.#table}
        acts={this.#acts}
        count={this.#selected.rows.length}
        open={this.#open}
        onToggle={(panel) => this.#toggle(panel)}
        onColumns={() => (this.#open.includes("columns") ? this.#toggle("columns") : this.#openColumns(undefined))}
        onView={() => this.#paint()}
      />,
      this.#tools,
    );
  }
}

function element(name: string): HTMLElement {
  const made = document.createElement("div");
  made.className = name;
  return made;
}
