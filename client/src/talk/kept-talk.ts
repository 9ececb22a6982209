// The talk that this tab leads, over a reload.

const KEY = "posture-led";

/** A talk, and what shows the server that it is this tab's. */
export interface OwnTalk {
  talk: string;
  key: string;
}

/** Returns the talk that this tab leads; null if there is none. */
export function kept(): OwnTalk | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof found !== "object" || found === null || !("talk" in found) || !("key" in found)) return null;
    return { talk: String(found.talk), key: String(found.key) };
  } catch {
    return null;
  }
}

/** Keeps a talk for this tab; null forgets it. */
export function keep(own: OwnTalk | null): void {
  try {
    if (own) sessionStorage.setItem(KEY, JSON.stringify(own));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage, a reload loses the talk; its link ends by itself.
  }
}
