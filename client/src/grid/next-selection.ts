// What is selected after rows came or went: the same rows, those that the planner's own act made, or nothing. Pure.

import type { GridData } from "./data.ts";
import { carried, NONE, type Picked } from "./selection.ts";

/** What the planner's own acts, which the server has now answered, may do to the rows. */
export interface Expected {
  adds: boolean;
  /** Handles of the rows that leave, or any. */
  leaves: ReadonlySet<string> | "any";
  /** What was selected as the planner acted: a planner who has moved on since stays there. */
  from?: Picked;
}

/** Nothing is expected: what comes and goes now is the work of others. */
export const NOTHING_EXPECTED: Expected = { adds: false, leaves: new Set() };

/** Returns what two acts may do together. */
export function bothExpected(a: Expected, b: Partial<Expected>): Expected {
  const { adds = false, leaves = new Set<string>(), from = a.from } = b;
  const any = a.leaves === "any" || leaves === "any";
  return { adds: a.adds || adds, leaves: any ? "any" : new Set([...a.leaves, ...leaves]), ...(from && { from }) };
}

/**
 * Returns the new selection; `order` has the handles of the rows as they were shown, `columns` the names that are shown.
 *
 * Only the planner's own act moves the selection: to the rows that it added, or on from those that it took away.
 */
export function nextSelection(
  picked: Picked,
  before: GridData,
  after: GridData,
  order: readonly string[],
  columns: readonly string[],
  expected: Expected,
): Picked {
  const known = new Set(before.rows.map(({ handle }) => handle));
  const there = new Set(after.rows.map(({ handle }) => handle));
  const kept = carried(picked, before, after);
  const stayed = !expected.from || same(expected.from, picked);
  const added = expected.adds && stayed ? after.rows.filter((row) => row.new && !known.has(row.handle)) : [];
  const column = picked.active?.column ?? columns[0] ?? "";
  const [first] = added;
  if (first) {
    const names = added.length > 1 ? columns : [column];
    return { rows: added.map(({ handle }) => handle), columns: names, active: { row: first.handle, column } };
  }
  const own = picked.rows.some((row) => !there.has(row) && (expected.leaves === "any" || expected.leaves.has(row)));
  if (kept.rows.length || !own) return kept;
  const next = order.slice(order.indexOf(picked.rows[0] ?? "")).find((handle) => there.has(handle));
  const row = next ?? after.rows.at(-1)?.handle;
  return row === undefined ? NONE : { rows: [row], columns: [column], active: { row, column } };
}

function same(a: Picked, b: Picked): boolean {
  const told = ({ rows, columns, active }: Picked) => JSON.stringify([rows, columns, active?.row, active?.column]);
  return told(a) === told(b);
}
