// Ids that a form over the table suggests: those of its rows, and those that its columns may refer to. Pure.

import type { Choice } from "../contract/types.ts";
import type { Suggestions } from "../verbs/suggestions.ts";
import type { GridData } from "./data.ts";

/** Returns the ids that a form about the rows of a table suggests. */
export function suggestionsOf({ columns, rows, key: [key] }: GridData): Suggestions {
  const named = (...names: string[]): readonly Choice[] =>
    columns.find(({ name, choices }) => names.includes(name) && choices.length > 0)?.choices ?? [];
  const ids = new Set(rows.map((row) => (row.raw || key === undefined ? "" : (row.cells[key] ?? ""))));
  const own = [...ids].filter(Boolean).map((id) => ({ code: id, label: "" }));
  return { own, parent: named("parent_id"), hub: named("hub_id", "supplied_by") };
}
