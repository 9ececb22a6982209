// The acts of a planner on the ORBAT: each sends one message, or says why it does not.

import type { OrbatData } from "../contract/types.ts";
import type { Question, When } from "../edit/when.tsx";
import { isWithin } from "../edit/within.ts";
import type { EditMessage, Outbox } from "../messages/outbox.ts";
import { formatInstant } from "../scene/instants.ts";
import { say } from "../words/say.ts";
import { editOf, isAway, type Move, moveOf, moveTo } from "./moving.ts";
import type { Node } from "./tree.ts";
import type { TreeView } from "./view.ts";

/** A move that waits for the answer from when on it is so. */
export interface Asked extends Question {
  move: Move;
}

/** What acts need of their desk. */
export interface ActContext {
  data(): OrbatData;
  view: TreeView;
  outbox: Outbox;
  /** Returns where a question about an item stands. */
  beside(node: Node): Pick<Question, "x" | "y" | "width" | "height">;
  select(node: Node): void;
}

/** The acts of a planner on the ORBAT. */
export class Acts {
  readonly #context: ActContext;
  /** Key of the item that waits to be moved; "" for none. */
  cut = "";
  /** Whether the form that moves the active item is open. */
  forming = false;
  asked: Asked | null = null;
  /** What the planner is told of the last act. */
  note = "";
  /** What the planner is told of the line that waits. */
  #lifted = "";
  /** The ids that were there before a unit was added below one; null if none is awaited. */
  #known: ReadonlySet<string> | null = null;
  /** Key of the item that was moved: what is above it opens when it is there. */
  #follow = "";

  constructor(context: ActContext) {
    this.#context = context;
  }

  get mayEdit(): boolean {
    return this.#context.data().editing?.planner != null;
  }

  /** Shows what was just added or moved, once the server has answered; forgets what is gone. */
  answered(): void {
    const { view, outbox, select } = this.#context;
    if (!view.nodes.some(({ key }) => key === this.cut)) this.cut = "";
    if (outbox.waiting) return;
    const known = this.#known;
    const added = known && view.nodes.find(({ line }) => line && !known.has(line.id));
    const shown = added ?? view.nodes.find(({ key }) => key === this.#follow);
    if (shown) view.reveal(shown);
    if (added) select(added);
    this.#known = null;
    this.#follow = "";
  }

  /** Ends what is begun: another time is shown. */
  drop(): void {
    this.asked = null;
    this.forming = false;
    this.note = "";
  }

  /** Ends the question, the form, or what waits to be moved. */
  escape(): void {
    if (this.asked) this.answer("nothing");
    else if (this.forming) this.forming = false;
    else this.cut = "";
    this.note = "";
  }

  step(kind: "undo" | "redo"): void {
    this.#push({ kind });
  }

  /** Lets a line wait to be moved. */
  lift(node: Node): void {
    this.note = lacking(node);
    if (this.note) return;
    this.cut = node.key;
    this.note = this.#lifted = say("orbat_tree.told.cut", { id: node.line?.id ?? "" });
  }

  /** Ends a drag, wherever it ended: what was not let go on another line stays. */
  letGo(): void {
    if (this.note === this.#lifted) this.note = "";
    this.cut = "";
  }

  /** Moves the line that waits onto an item. */
  paste(onto: Node): void {
    const { nodes } = this.#context.view;
    const moved = nodes.find(({ key }) => key === this.cut);
    if (moved) this.#ask(moveOf(nodes, moved, onto), onto);
    else this.note = say("orbat_tree.told.nothing-cut");
  }

  /** Moves a line under another one; null for under nobody. */
  moveUnder(moved: Node, to: Node | null): void {
    this.#ask(moveTo(this.#context.view.nodes, moved, to), to ?? moved);
  }

  /** Opens or closes the form that moves the active item. */
  form(open: boolean): void {
    const { active } = this.#context.view;
    this.note = open && active ? lacking(active) : "";
    this.forming = open && !this.note;
  }

  add(): void {
    const { view, data } = this.#context;
    const { active, nodes } = view;
    const { line } = active ?? {};
    if (!active || !line || isAway(active)) {
      this.note = active ? lacking(active) : "";
      return;
    }
    this.#known = new Set(nodes.flatMap((node) => node.line?.id ?? []));
    this.#push({ kind: "below", table: line.table, row: line.handle, at: formatInstant(data().t) });
  }

  answer(when: When): void {
    const { asked } = this;
    this.asked = null;
    if (asked && when !== "nothing") this.#move(asked.move, when === "from" ? asked.t : null);
  }

  /** Asks from when on a line is under another one, or says why it cannot be; outside its period there is no question. */
  #ask(move: Move | string, at: Node): void {
    this.note = typeof move === "string" ? move : "";
    if (typeof move === "string") return;
    const { from, until, id } = move.line;
    const { t, ceasefire } = this.#context.data();
    if (!isWithin(t, from, until)) {
      this.#move(move, null);
      return;
    }
    const title = move.to
      ? say("orbat_tree.move.question", { id, to: move.to.id })
      : say("orbat_tree.move.question-none", { id });
    this.asked = { title, t, period: { from, until }, ceasefire, ...this.#context.beside(at), move };
  }

  #move(move: Move, from: number | null): void {
    this.cut = "";
    this.forming = false;
    this.#follow = `line/${move.line.id}`;
    this.#push(editOf(move, from));
  }

  #push(edit: EditMessage): void {
    this.note = "";
    this.#context.outbox.push(edit);
  }
}

/** Returns why an item cannot be moved, and nothing can be added below it; "" if it can. */
function lacking(node: Node): string {
  const { line } = node;
  if (!line) return say("orbat_tree.told.choose");
  return isAway(node) ? say("orbat_tree.told.away", { id: line.id }) : "";
}
