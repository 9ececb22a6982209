// Keys of a presentation, as a keyboard or a clicker sends them. Pure: a key and the digits typed so far to a command.

export type Command =
  | {
      do: "next" | "previous" | "first" | "last" | "leave" | "black" | "back" | "search" | "help" | "window" | "legend";
    }
  | { do: "earlier" | "later" }
  | { do: "go"; chapter: number }
  | { do: "tool"; tool: "spotlight" | "measure" | "rings" };

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
  f: { do: "search" },
  "/": { do: "search" },
  n: { do: "window" },
  l: { do: "legend" },
  h: { do: "help" },
  "?": { do: "help" },
  "[": { do: "earlier" },
  "]": { do: "later" },
};

/** What a reader of the help is told, in this order. */
export const HELP: readonly (readonly [string, string])[] = [
  ["→ · Space · Page Down", "Next chapter"],
  ["← · Page Up", "Previous chapter"],
  ["Home · End", "First, last chapter"],
  ["Number, Enter", "That chapter"],
  ["C", "Back to the chapter, after a question"],
  ["B", "Black screen"],
  ["S", "Spotlight that follows the pointer"],
  ["M", "Measure: click from place to place"],
  ["R", "Range rings around a symbol"],
  ["F", "Find a unit, hub or node"],
  ["[ · ]", "Previous, next change in time"],
  ["L", "Legend"],
  ["N", "Presenter window"],
  ["H", "These keys"],
  ["Esc", "Put away, then leave"],
];

export class Keys {
  #digits = "";

  /** The digits typed so far, to be shown. */
  get digits(): string {
    return this.#digits;
  }

  clear(): void {
    this.#digits = "";
  }

  /** Tells what a key means; undefined for a key that means nothing, null for one that is noted alone. */
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
