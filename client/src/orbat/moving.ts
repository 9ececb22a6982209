// Moving a line under another: whether it may be, and the edit that does it. Pure.

import type { EditMessage } from "../messages/outbox.ts";
import { formatInstant } from "../scene/instants.ts";
import { say } from "../words/say.ts";
import { above, type Node, type OrbatLine } from "./tree.ts";

/** A line that is moved, and its new superior; null for none. */
export interface Move {
  line: OrbatLine;
  to: OrbatLine | null;
}

/** Returns the move of an item onto another, or why it cannot be. */
export function moveOf(nodes: readonly Node[], moved: Node, onto: Node): Move | string {
  const { line } = moved;
  if (!line) return say("orbat_tree.told.choose");
  if (isAway(moved)) return say("orbat_tree.told.away", { id: line.id });
  if (!onto.line) {
    if (onto.kind !== "no-parent") return say("orbat_tree.told.no-target");
    return moveTo(nodes, moved, null);
  }
  return moveTo(nodes, moved, onto);
}

/** Returns the move of an item under another one, or under nobody, or why it cannot be. */
export function moveTo(nodes: readonly Node[], moved: Node, onto: Node | null): Move | string {
  const { line } = moved;
  if (!line) return say("orbat_tree.told.choose");
  const { id } = line;
  const over = nodes[moved.parent]?.line ?? null;
  const to = onto?.line ?? null;
  if (!onto || !to) {
    const isFree = !over && (moved.kind === "no-parent" || moved.kind === "command");
    return isFree ? say("orbat_tree.told.same-none", { id }) : { line, to: null };
  }
  if (isAway(onto)) return say("orbat_tree.told.away", { id: to.id });
  if (to.id === id) return say("orbat_tree.told.itself", { id });
  if (over?.id === to.id) return say("orbat_tree.told.same", { id, to: to.id });
  if (above(nodes, onto).some((one) => one.line?.id === id)) return say("orbat_tree.told.circle", { id, to: to.id });
  return { line, to };
}

/** Tells whether an item does not stand at the time of the tree. */
export function isAway({ kind, line }: Node): boolean {
  return kind === "away" && line !== null;
}

/** Returns the edit of a move, from an instant on (hours since H+0) or for the whole period of the row (null). */
export function editOf({ line, to }: Move, from: number | null): EditMessage {
  const edit = { kind: "assign", table: line.table, tie: "parent", to: to?.id ?? "" } as const;
  return { ...edit, rows: [line.handle], ...(from !== null && { at: formatInstant(from) }) };
}
