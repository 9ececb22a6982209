// What a command turns on or off during a talk. Pure.

import type { State } from "../scene/state.ts";
import type { Command } from "./keys.ts";

/** Returns what a command changes in the state; undefined if it does something else. */
export function switched(command: Command, state: State): Partial<State> | undefined {
  switch (command.do) {
    case "black":
      return { black: !state.black };
    case "search":
      return { searching: true, query: "", black: false, menu: false };
    case "help":
      return { helping: !state.helping, menu: false };
    case "menu":
      return { menu: !state.menu };
    case "legend":
      return { legend: !state.legend };
    case "changes":
      return { changes: !state.changes };
    case "tool":
      return { tool: state.tool === command.tool ? null : command.tool, black: false };
    default:
      return undefined;
  }
}

/** Returns the change that closes the topmost thing that is open; undefined if nothing is open. */
export function putAway(state: State): Partial<State> | undefined {
  if (state.menu) return { menu: false };
  if (state.helping) return { helping: false };
  if (state.searching) return { searching: false, query: "" };
  if (state.black) return { black: false };
  if (state.selected) return { selected: "" };
  return state.tool ? { tool: null } : undefined;
}
