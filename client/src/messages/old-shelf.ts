// Edits that an earlier version left in this browser: one entry for each plan, under its name instead of its id.

import type { Box } from "../contract/types.ts";
import type { Keep } from "./keep.ts";

const PREFIX = "posture-outbox/";

type OldBox = Pick<Box, "sender" | "messages">;

/** Takes the boxes that wait under the name of a plan; `kept` keeps one elsewhere, and tells whether it could. */
export function takeOld(name: string, keep: Keep, kept: (box: OldBox) => boolean): void {
  const boxes = oldBoxes(PREFIX + name, keep);
  if (!boxes.length || !boxes.every(kept)) return;
  keep.removeItem(PREFIX + name);
}

/** Returns the names of the plans for which an earlier version left edits. */
export function oldNames(keep: Keep): string[] {
  try {
    const keys = Array.from({ length: keep.length }, (_, index) => keep.key(index) ?? "");
    const old = keys.filter((key) => key.startsWith(PREFIX) && oldBoxes(key, keep).length);
    return old.map((key) => key.slice(PREFIX.length)).sort();
  } catch {
    return [];
  }
}

function oldBoxes(key: string, keep: Keep): OldBox[] {
  try {
    const found: unknown = JSON.parse(keep.getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter(isBox) : [];
  } catch {
    return [];
  }
}

function isBox(box: unknown): box is OldBox {
  if (typeof box !== "object" || box === null) return false;
  const { sender, messages } = box as Partial<OldBox>;
  return typeof sender === "string" && Array.isArray(messages) && messages.length > 0;
}
