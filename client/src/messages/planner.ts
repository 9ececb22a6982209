// Who edits in this browser: a random id and a typed name. The browser keeps both, and nobody checks the name.

import type { Introduction } from "../contract/types.ts";

const KEY = "posture-planner";

/** A planner: a random id and a typed name. */
export type Planner = Introduction;

/** Returns the planner that this browser keeps; null if it keeps none. */
export function knownPlanner(): Planner | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null || !("id" in kept) || !("name" in kept)) return null;
    return { id: String(kept.id), name: String(kept.name) };
  } catch {
    return null;
  }
}

/** Keeps a name in this browser, with the known id or a new one; returns the planner. */
export function introduce(name: string): Planner {
  const planner = { id: knownPlanner()?.id ?? randomId(), name: name.trim() };
  try {
    localStorage.setItem(KEY, JSON.stringify(planner));
  } catch {
    // In a browser that keeps nothing, the page asks for the name again next time.
  }
  return planner;
}

/** Returns a random id; `crypto.randomUUID` exists only on pages of this machine or over TLS. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
