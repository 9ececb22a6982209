// What a command turns on or off in the hand of a briefer. Pure.

import type { State } from "../scene/state.ts";
import type { Command } from "./keys.ts";

/** What a command changes at once; undefined for one that leads elsewhere. */
export function switched(command: Command, state: State): Partial<State> | undefined {
  switch (command.do) {
    case "black":
      return { black: !state.black };
    case "search":
      return { searching: true, query: "", black: false };
    case "help":
      return { helping: !state.helping };
    case "legend":
      return { legend: !state.legend };
    case "tool":
      return { tool: state.tool === command.tool ? null : command.tool, black: false };
    default:
      return undefined;
  }
}

/** What puts away the topmost of what is open; undefined when nothing is. */
export function putAway(state: State): Partial<State> | undefined {
  if (state.helping) return { helping: false };
  if (state.searching) return { searching: false, query: "" };
  if (state.black) return { black: false };
  if (state.selected) return { selected: "" };
  return state.tool ? { tool: null } : undefined;
}
