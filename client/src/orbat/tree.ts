// The lines of the ORBAT as the items of a tree: where each stands, which are in view, and which are found by typing. Pure.

import type { OrbatData } from "../contract/types.ts";

export type OrbatLine = OrbatData["branches"][number]["lines"][number];
export type BranchKind = OrbatData["branches"][number]["kind"];

/** An item of the tree: a line, or the heading of a branch. */
export interface Node {
  key: string;
  kind: BranchKind;
  /** The line; null for a heading. */
  line: OrbatLine | null;
  /** Index of the item above it; -1 for one at the top. */
  parent: number;
  /** From 1. */
  level: number;
  /** Its place among the items of the same parent, from 1, and their number. */
  place: number;
  siblings: number;
  /** The number of items directly under it. */
  children: number;
}

/** Up to so many items are all open at first. */
const FEW = 80;
/** Of more, those of the first levels. */
const OPEN_LEVELS = 2;

/** Returns the items in the order of the tree, each after its parent. */
export function nodesOf(data: Pick<OrbatData, "branches">): Node[] {
  const nodes: Node[] = [];
  const counts = new Map<number, number>();
  const add = (kind: BranchKind, key: string, line: OrbatLine | null, parent: number): void => {
    const place = (counts.get(parent) ?? 0) + 1;
    counts.set(parent, place);
    const level = (nodes[parent]?.level ?? 0) + 1;
    nodes.push({ key, kind, line, parent, level, place, siblings: 0, children: 0 });
  };
  for (const { kind, lines } of data.branches) {
    const chain: number[] = [];
    if (kind !== "command") add(kind, `branch/${kind}`, null, -1);
    const top = kind === "command" ? -1 : nodes.length - 1;
    for (const line of lines) {
      chain.length = line.depth;
      add(kind, `line/${line.id}`, line, chain.at(-1) ?? top);
      chain.push(nodes.length - 1);
    }
  }
  return nodes.map((node, i) => ({ ...node, siblings: counts.get(node.parent) ?? 1, children: counts.get(i) ?? 0 }));
}

/** Tells whether an item is open before the viewer opens or closes it. */
export function opensAtFirst(node: Node, count: number): boolean {
  return node.kind !== "away" && (count <= FEW || node.level <= OPEN_LEVELS);
}

/** Returns the indices of the items of which every item above is open. */
export function inView(nodes: readonly Node[], isOpen: (node: Node) => boolean): number[] {
  const found: number[] = [];
  let closed = Number.POSITIVE_INFINITY;
  nodes.forEach((node, i) => {
    if (node.level > closed) return;
    closed = node.children && !isOpen(node) ? node.level : Number.POSITIVE_INFINITY;
    found.push(i);
  });
  return found;
}

/** Returns the items above one, nearest first. */
export function above(nodes: readonly Node[], node: Node): Node[] {
  const found: Node[] = [];
  for (let over = nodes[node.parent]; over; over = nodes[over.parent]) found.push(over);
  return found;
}

/**
 * Returns the place of the next item whose name or id begins with what was typed; -1 if there is none.
 *
 * One letter goes on from the item after the one at `from`; more letters may be about that one itself.
 */
export function foundByTyping(nodes: readonly Node[], from: number, typed: string): number {
  const letters = [...typed.toLowerCase()];
  const same = letters.every((letter) => letter === letters[0]);
  const sought = same ? (letters[0] ?? "") : letters.join("");
  const first = same ? 1 : 0;
  for (let step = first; step < nodes.length + first; step += 1) {
    const at = (from + step) % nodes.length;
    const line = nodes[at]?.line;
    if (line && [line.name, line.id].some((text) => text.toLowerCase().startsWith(sought))) return at;
  }
  return -1;
}
