// The keys of the table: moving, leaving, and the acts that keys have.

import type { Acts } from "./acts.ts";
import { actOf, type KeyAct } from "./keys.ts";
import type { GridTable } from "./table.ts";

const PAGE_ROWS = 15;
const HELD = /^(Shift|Control|Alt|AltGraph|Meta)$/;

/** What keys ask of the desk. */
export interface KeyContext {
  table(): GridTable;
  acts: Acts;
  find(): void;
  toggleColumns(): void;
  /** Closes the topmost open thing; returns whether there was one. */
  closeTop(): boolean;
  /** Moves the focus out of the table, forward or back. */
  leave(by: 1 | -1): void;
}

/** Takes the keys of the table. */
export class Keyboard {
  readonly #context: KeyContext;
  /** Whether Escape was pressed: the next Tab then leaves the table. */
  #released = false;

  constructor(context: KeyContext) {
    this.#context = context;
  }

  /** Takes a key before Tabulator does. */
  take(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (this.#context.table().isEditing && target.closest(".posture-cell-editor")) return;
    const act = actOf(event);
    if (event.key === "Escape" && this.#context.closeTop()) {
      stop(event);
      return;
    }
    if (act?.kind === "leave") {
      stop(event);
      this.#context.leave(act.by);
      return;
    }
    if (act?.kind === "find") {
      stop(event);
      this.#context.find();
      return;
    }
    if (target.closest(".tabulator") && !target.matches("input, select, textarea, button")) this.#inTable(event, act);
  }

  #inTable(event: KeyboardEvent, act: KeyAct | null): void {
    if (HELD.test(event.key)) return;
    const released = this.#released && act?.kind === "tab";
    this.#released = act?.kind === "escape";
    if (!act || act.kind === "escape") return;
    stop(event);
    if (act.kind !== "tab") this.#do(act);
    else if (released || !this.#context.table().cursor.step(0, act.by, true)) this.#context.leave(act.by);
  }

  #do(act: KeyAct): void {
    const { acts } = this.#context;
    const { cursor } = this.#context.table();
    const simple: Partial<Record<KeyAct["kind"], () => void>> = {
      undo: () => acts.step("undo"),
      redo: () => acts.step("redo"),
      clear: () => acts.clear(),
      all: () => cursor.all(),
      columns: () => this.#context.toggleColumns(),
    };
    simple[act.kind]?.();
    if (act.kind === "fill") acts.fill(act.along);
    if (act.kind === "step") cursor.step(act.down, act.right);
    if (act.kind === "page") cursor.step(act.by * PAGE_ROWS, 0);
    if (act.kind === "edit") this.#context.table().begin(act.typed);
  }
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
