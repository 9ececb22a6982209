// What a key does in the tree, as trees do by the practices of ARIA. Pure.

/** What a key asks for. */
export type KeyAct =
  | { kind: "undo" | "redo" | "cut" | "paste" | "add" | "select" | "escape" | "open" | "close" | "open-siblings" }
  | { kind: "step"; by: number }
  | { kind: "page"; by: 1 | -1 }
  | { kind: "type"; letter: string };

/** A key with what is held down. */
export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const WITH_CONTROL: Readonly<Record<string, KeyAct>> = {
  z: { kind: "undo" },
  y: { kind: "redo" },
  x: { kind: "cut" },
  v: { kind: "paste" },
};

const PLAIN: Readonly<Record<string, KeyAct>> = {
  ArrowDown: { kind: "step", by: 1 },
  ArrowUp: { kind: "step", by: -1 },
  ArrowRight: { kind: "open" },
  ArrowLeft: { kind: "close" },
  Home: { kind: "step", by: Number.NEGATIVE_INFINITY },
  End: { kind: "step", by: Number.POSITIVE_INFINITY },
  PageUp: { kind: "page", by: -1 },
  PageDown: { kind: "page", by: 1 },
  Enter: { kind: "select" },
  " ": { kind: "select" },
  Insert: { kind: "add" },
  Escape: { kind: "escape" },
  "*": { kind: "open-siblings" },
};

/** Returns what a key does in the tree; null if the tree does nothing of its own. */
export function actOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): KeyAct | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    const act = WITH_CONTROL[key.toLowerCase()] ?? null;
    return shiftKey ? (act?.kind === "undo" ? { kind: "redo" } : null) : act;
  }
  return PLAIN[key] ?? ([...key].length === 1 ? { kind: "type", letter: key } : null);
}
