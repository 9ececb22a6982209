// What a key does in the table. Pure.

/** What a key asks for. */
export type KeyAct =
  | { kind: "undo" | "redo" | "find" | "columns" | "all" | "clear" | "escape" }
  | { kind: "fill"; along: "rows" | "columns" }
  | { kind: "edit"; typed: string | null }
  | { kind: "step"; down: number; right: number }
  | { kind: "page"; by: 1 | -1 }
  | { kind: "tab"; by: 1 | -1 }
  | { kind: "leave"; by: 1 | -1 };

/** A key with what is held down. */
export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const WITH_CONTROL: Readonly<Record<string, KeyAct>> = {
  z: { kind: "undo" },
  y: { kind: "redo" },
  d: { kind: "fill", along: "rows" },
  r: { kind: "fill", along: "columns" },
  f: { kind: "find" },
  h: { kind: "find" },
  a: { kind: "all" },
  home: { kind: "step", down: -Infinity, right: -Infinity },
  end: { kind: "step", down: Infinity, right: Infinity },
};

const WITH_CONTROL_AND_SHIFT: Readonly<Record<string, KeyAct>> = { z: { kind: "redo" }, l: { kind: "columns" } };

const PLAIN: Readonly<Record<string, KeyAct>> = {
  Delete: { kind: "clear" },
  Backspace: { kind: "clear" },
  F2: { kind: "edit", typed: null },
  Enter: { kind: "edit", typed: null },
  Escape: { kind: "escape" },
  Home: { kind: "step", down: 0, right: -Infinity },
  End: { kind: "step", down: 0, right: Infinity },
  PageUp: { kind: "page", by: -1 },
  PageDown: { kind: "page", by: 1 },
};

/**
 * Returns whether a key writes a character although Alt is held down, as AltGr does on many keyboards.
 *
 * Browsers tell of AltGr as Ctrl and Alt, and of Option as Alt; neither writes a plain letter or digit.
 */
function writesWithAlt(key: string): boolean {
  return [...key].length === 1 && !/[a-z0-9 ]/i.test(key);
}

/** Returns what a key does in the table; null if the table does nothing of its own. */
export function actOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): KeyAct | null {
  if (altKey) return writesWithAlt(key) ? { kind: "edit", typed: key } : null;
  const by = shiftKey ? -1 : 1;
  if (key === "F6") return { kind: "leave", by };
  if (ctrlKey || metaKey) return (shiftKey ? WITH_CONTROL_AND_SHIFT : WITH_CONTROL)[key.toLowerCase()] ?? null;
  if (key === "Tab") return { kind: "tab", by };
  return PLAIN[key] ?? ([...key].length === 1 ? { kind: "edit", typed: key } : null);
}
