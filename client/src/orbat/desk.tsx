// The ORBAT with its tools and its status lines: what keys and the pointer do in it.

import { render } from "preact";
import type { OrbatData, Sent } from "../contract/types.ts";
import { keepingFocus } from "../grid/focus.ts";
import { Outbox } from "../messages/outbox.ts";
import { formatInstant } from "../scene/instants.ts";
import { Acts } from "./acts.ts";
import { besideItem } from "./beside.ts";
import { actOf, type KeyAct } from "./keys.ts";
import { Parts } from "./parts.tsx";
import { type PointerActs, watchPointer } from "./pointer.ts";
import { type Node, nodesOf } from "./tree.ts";
import { Typed } from "./typing.ts";
import { TreeView } from "./view.ts";

/** Lines that the keys for a page go on. */
const PAGE = 10;

/** What the tree needs of its page. */
export interface Page {
  send(sent: Sent): void;
  /** Notes the selected row for the other pages; "" for none. */
  select(id: string): void;
}

/** The ORBAT of a plan at a time. */
export class OrbatDesk {
  readonly #root: HTMLElement;
  readonly #page: Page;
  readonly #outbox: Outbox;
  readonly #view: TreeView;
  readonly #acts: Acts;
  #data: OrbatData;
  /** Key of the item over which a line is dragged; "" for none. */
  #target = "";
  readonly #typed = new Typed();

  constructor(root: HTMLElement, data: OrbatData, page: Page, selected: string) {
    this.#root = root;
    this.#page = page;
    this.#data = data;
    this.#view = new TreeView(nodesOf(data), selected);
    this.#outbox = new Outbox((sent) => page.send(sent));
    this.#acts = new Acts({
      data: () => this.#data,
      view: this.#view,
      outbox: this.#outbox,
      beside: (node) => besideItem(root, node),
      select: (node) => this.#select(node),
    });
    root.className = "posture-orbat";
    root.dataset.testid = "posture-orbat";
    root.addEventListener("keydown", (event) => this.#onKey(event));
    watchPointer(root, this.#pointer());
    this.#about();
    this.#paint();
  }

  update(data: OrbatData): void {
    const before = this.#data;
    this.#data = data;
    this.#about();
    if (data.editing) this.#outbox.noted(data.editing.received);
    if (data.t !== before.t) this.#acts.drop();
    this.#view.update(nodesOf(data));
    this.#acts.answered();
    this.#paint();
  }

  destroy(): void {
    this.#outbox.close();
    render(null, this.#root);
    this.#root.remove();
  }

  #about(): void {
    const { editing, plan } = this.#data;
    if (editing?.plan_id) this.#outbox.about(editing.plan_id, plan);
  }

  #onKey(event: KeyboardEvent): void {
    // Streamlit has shortcuts of single letters on the whole page.
    event.stopPropagation();
    const isTree = event.target instanceof Element && event.target.closest("[role=tree]") !== null;
    const act = actOf(event);
    const escapes = act?.kind === "escape";
    if (escapes) this.#acts.escape();
    else if (!isTree || !act || !this.#do(act)) return;
    event.preventDefault();
    this.#paint();
    if (escapes) this.#takeFocus();
  }

  /** Does what a key asks for; returns whether it means anything here. */
  #do(act: KeyAct): boolean {
    const view = this.#view;
    const { active } = view;
    if (!active) return false;
    if (act.kind !== "type") this.#typed.end();
    if (act.kind === "step") view.step(act.by);
    else if (act.kind === "page") view.step(act.by * PAGE);
    else if (act.kind === "open") view.into();
    else if (act.kind === "close") view.out();
    else if (act.kind === "open-siblings") view.openSiblings(active);
    else if (act.kind === "select") this.#choose(active);
    else if (act.kind === "type") view.type(this.#typed.add(act.letter, performance.now()));
    else return this.#acts.mayEdit && this.#edit(act.kind, active);
    return true;
  }

  #edit(kind: KeyAct["kind"], active: Node): boolean {
    if (kind === "undo" || kind === "redo") this.#acts.step(kind);
    else if (kind === "cut") this.#acts.lift(active);
    else if (kind === "paste") this.#acts.paste(active);
    else if (kind === "add") this.#acts.add();
    else return false;
    return true;
  }

  #choose(node: Node): void {
    if (node.line) this.#select(node);
    else this.#view.open(node, !this.#view.isOpen(node));
  }

  #select(node: Node): void {
    this.#view.selected = node.line?.id ?? "";
    this.#page.select(this.#view.selected);
  }

  #pointer(): PointerActs {
    const at = (act: (node: Node) => void) => (key: string) => {
      const node = this.#view.nodes.find((one) => one.key === key);
      if (node) this.#then(() => act(node));
    };
    return {
      choose: at((node) => {
        this.#view.reveal(node);
        this.#choose(node);
        this.#takeFocus();
      }),
      toggle: at((node) => {
        this.#view.open(node, !this.#view.isOpen(node));
        this.#takeFocus();
      }),
      lift: at((node) => this.#acts.lift(node)),
      isOver: (key) => this.#over(key),
      drop: at((node) => this.#acts.paste(node)),
      leave: () => {
        this.#target = "";
        this.#then(() => this.#acts.letGo());
      },
    };
  }

  /** Marks the item over which a line is dragged. */
  #over(key: string): boolean {
    if (!this.#acts.cut) return false;
    if (this.#target === key) return true;
    this.#target = key;
    this.#paint();
    return true;
  }

  #takeFocus(): void {
    this.#root.querySelector<HTMLElement>("[role=tree]")?.focus({ preventScroll: true });
  }

  /** Does something, and paints. */
  #then(act: () => void): void {
    act();
    this.#paint();
  }

  /** Paints; the tree takes the focus if what had it is gone. */
  #paint(): void {
    const { dataset } = this.#root;
    dataset.ready = "true";
    dataset.revision = this.#data.revision;
    dataset.time = formatInstant(this.#data.t);
    dataset.editing = String(this.#acts.mayEdit);
    dataset.waiting = String(this.#outbox.waiting);
    dataset.selected = this.#view.selected;
    keepingFocus(
      this.#root,
      () => render(this.#all(), this.#root),
      () => this.#takeFocus(),
    );
  }

  #all() {
    const then =
      <A extends unknown[]>(act: (...given: A) => void) =>
      (...given: A) =>
        this.#then(() => act(...given));
    return (
      <Parts
        data={this.#data}
        view={this.#view}
        acts={this.#acts}
        target={this.#target}
        waiting={this.#outbox.waiting}
        then={then}
      />
    );
  }
}
