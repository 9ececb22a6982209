// Keys of a presentation, as a keyboard or a clicker sends them. Pure.

import type { Tool } from "../scene/state.ts";
import type { TalkAct } from "../talk/told.ts";

/** What a key or a button of a presentation asks for. */
export type Command =
  | {
      do:
        | "next"
        | "previous"
        | "first"
        | "last"
        | "leave"
        | "black"
        | "back"
        | "search"
        | "help"
        | "window"
        | "legend"
        | "changes";
    }
  | { do: "menu" | "out" | "fill" | "wipe" }
  | { do: "earlier" | "later" }
  | { do: "go"; chapter: number }
  | { do: "talk"; act: TalkAct | "key" }
  | { do: "tool"; tool: NonNullable<Tool> };

/** The part of a keyboard event that matters here. */
export interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  ArrowRight: { do: "next" },
  ArrowDown: { do: "next" },
  PageDown: { do: "next" },
  " ": { do: "next" },
  ArrowLeft: { do: "previous" },
  ArrowUp: { do: "previous" },
  PageUp: { do: "previous" },
  Home: { do: "first" },
  End: { do: "last" },
  Escape: { do: "leave" },
  b: { do: "black" },
  ".": { do: "black" },
  c: { do: "back" },
  Backspace: { do: "back" },
  s: { do: "tool", tool: "spotlight" },
  m: { do: "tool", tool: "measure" },
  r: { do: "tool", tool: "rings" },
  d: { do: "tool", tool: "pen" },
  w: { do: "wipe" },
  f: { do: "search" },
  "/": { do: "search" },
  n: { do: "window" },
  l: { do: "legend" },
  g: { do: "changes" },
  t: { do: "talk", act: "key" },
  h: { do: "help" },
  "?": { do: "help" },
  "[": { do: "earlier" },
  "]": { do: "later" },
};

/** The rows of the help, in this order: a key by its sign, or by its name in the language of the page. */
export const HELP = [
  { named: "keys.pressed.next", does: "keys.does.next" },
  { named: "keys.pressed.previous", does: "keys.does.previous" },
  { named: "keys.pressed.ends", does: "keys.does.ends" },
  { named: "keys.pressed.number", does: "keys.does.number" },
  { sign: "C", does: "keys.does.back" },
  { sign: "B", does: "keys.does.black" },
  { named: "keys.pressed.pointer", does: "keys.does.pointer" },
  { sign: "D", does: "keys.does.pen" },
  { sign: "W", does: "keys.does.wipe" },
  { sign: "S", does: "keys.does.spotlight" },
  { sign: "M", does: "keys.does.measure" },
  { sign: "R", does: "keys.does.rings" },
  { sign: "F", does: "keys.does.search" },
  { sign: "[ · ]", does: "keys.does.changes" },
  { sign: "L", does: "keys.does.legend" },
  { sign: "G", does: "keys.does.ghosts" },
  { sign: "N", does: "keys.does.window" },
  { sign: "T", does: "keys.does.talk" },
  { sign: "H", does: "keys.does.help" },
  { named: "keys.pressed.leave", does: "keys.does.leave" },
] as const;

/** Turns the keys of a presentation into commands. */
export class Keys {
  #digits = "";

  /** The digits typed so far. */
  get digits(): string {
    return this.#digits;
  }

  clear(): void {
    this.#digits = "";
  }

  /** Returns the command of a key; undefined if the key means nothing, null if it is used up without a command. */
  press({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): Command | null | undefined {
    if (ctrlKey || metaKey || altKey) return undefined;
    if (/^\d$/.test(key)) {
      this.#digits = (this.#digits + key).slice(-3);
      return null;
    }
    const digits = this.#digits;
    const command = key === "Enter" ? entered(digits) : COMMANDS[key.length === 1 ? key.toLowerCase() : key];
    if (!command) return undefined;
    this.#digits = "";
    if (key === "Escape" && digits) return null;
    return key === " " && shiftKey ? { do: "previous" } : command;
  }
}

function entered(digits: string): Command {
  return digits ? { do: "go", chapter: Number(digits) } : { do: "next" };
}
