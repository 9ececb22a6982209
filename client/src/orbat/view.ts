// The tree as a viewer sees it: what is open, which item the keys are at, and which is selected. Pure.

import { above, foundByTyping, inView, type Node, opensAtFirst } from "./tree.ts";

/** What the viewer opened, reached and selected in a tree that may change below. */
export class TreeView {
  #nodes: readonly Node[] = [];
  #shown: readonly number[] = [];
  readonly #opened = new Map<string, boolean>();
  #active = "";
  /** The id of the selected line; "" for none. */
  selected: string;

  constructor(nodes: readonly Node[], selected: string) {
    this.selected = selected;
    this.update(nodes);
    const first = this.#nodes.find((node) => node.line?.id === selected && selected !== "");
    if (first) this.reveal(first);
  }

  /** Takes a new tree; what is gone is no longer active, and the item that is now in its place is. */
  update(nodes: readonly Node[]): void {
    const at = this.at;
    this.#nodes = nodes;
    this.#look();
    if (this.at >= 0) return;
    const known = nodes.find((node) => node.key === this.#active);
    const over = known && above(nodes, known).find((node) => this.#shown.includes(nodes.indexOf(node)));
    this.#active = (over ?? this.shown[Math.max(0, Math.min(at, this.#shown.length - 1))])?.key ?? "";
  }

  get nodes(): readonly Node[] {
    return this.#nodes;
  }

  /** The items in view. */
  get shown(): Node[] {
    return this.#shown.flatMap((i) => this.#nodes[i] ?? []);
  }

  get active(): Node | null {
    return this.#nodes.find((node) => node.key === this.#active) ?? null;
  }

  /** The place of the active item among those in view; -1 if it is not there. */
  get at(): number {
    return this.#shown.findIndex((i) => this.#nodes[i]?.key === this.#active);
  }

  isOpen(node: Node): boolean {
    return this.#opened.get(node.key) ?? opensAtFirst(node, this.#nodes.length);
  }

  /** Opens or closes an item; the keys stay in view. */
  open(node: Node, isOpen: boolean): void {
    if (node.children) this.#opened.set(node.key, isOpen);
    this.#look();
    const { active } = this;
    if (!isOpen && active && above(this.#nodes, active).includes(node)) this.#active = node.key;
  }

  openAll(isOpen: boolean): void {
    for (const node of this.#nodes) if (node.children) this.#opened.set(node.key, isOpen);
    this.#look();
    const { active } = this;
    if (this.at < 0 && active) this.#active = (above(this.#nodes, active).at(-1) ?? active).key;
  }

  /** Opens all items beside one. */
  openSiblings(node: Node): void {
    for (const one of this.#nodes) if (one.parent === node.parent) this.open(one, true);
  }

  /** Makes an item the active one, and opens all above it. */
  reveal(node: Node): void {
    for (const over of above(this.#nodes, node)) this.#opened.set(over.key, true);
    this.#look();
    this.#active = node.key;
  }

  step(by: number): void {
    const last = this.#shown.length - 1;
    const node = this.shown[Math.max(0, Math.min(last, this.at + by))];
    if (node) this.#active = node.key;
  }

  /** Opens the active item, or goes to the first one in it. */
  into(): void {
    const { active } = this;
    if (!active?.children) return;
    if (this.isOpen(active)) this.step(1);
    else this.open(active, true);
  }

  /** Closes the active item, or goes to the one above it. */
  out(): void {
    const { active } = this;
    if (!active) return;
    const over = this.#nodes[active.parent];
    if (active.children && this.isOpen(active)) this.open(active, false);
    else if (over) this.#active = over.key;
  }

  /** Goes to the next item that begins with what was typed. */
  type(typed: string): void {
    const { shown } = this;
    const node = shown[foundByTyping(shown, Math.max(0, this.at), typed)];
    if (node) this.#active = node.key;
  }

  #look(): void {
    this.#shown = inView(this.#nodes, (node) => this.isOpen(node));
  }
}
