// What Escape closes on a page that is not presenting: what lies on top, one thing at a time. Pure.

import type { State } from "../scene/state.ts";

type Open = Pick<State, "query" | "selected" | "panel">;

/** Returns what closes the topmost open thing; null if nothing is open. Where the reader types comes first. */
export function withoutTopmost(open: Open, finding: boolean): Partial<State> | null {
  if (finding && open.query) return { query: "" };
  if (open.selected) return { selected: "" };
  if (open.query) return { query: "" };
  return open.panel ? { panel: null } : null;
}
