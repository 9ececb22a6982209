// The edits of one plan that wait in this browser: an entry for each sender, and a lock that tells whose page is open.

import type { Box } from "../contract/types.ts";
import type { Keep } from "./keep.ts";
import { takeOld } from "./old-shelf.ts";

/** What knows which pages are open: the Web Locks of a browser; undefined where there are none. */
export type Locks = Pick<LockManager, "request"> | undefined;

const PREFIX = "posture-edits";

/** Keeps the edits of one plan, each sender's in an entry that no other page writes while the sender's page is open. */
export class EditShelf {
  readonly #start: string;
  readonly #keep: Keep;
  readonly #locks: Locks;
  readonly #plan: string;
  readonly #closed = new AbortController();
  readonly #watched = new Set<string>();
  readonly #adopted: (box: Box) => void;

  /** `adopted` gets the box of a page that is closed, once this page alone may write it. */
  constructor(plan: string, keep: Keep, locks: Locks, adopted: (box: Box) => void) {
    this.#plan = plan;
    this.#start = `${PREFIX}/${plan}/`;
    this.#keep = keep;
    this.#locks = locks;
    this.#adopted = adopted;
  }

  /** Keeps a sender of this page: no other page adopts its edits while this one is open. */
  own(sender: string): void {
    this.#watched.add(sender);
    void this.#hold(sender, () => {});
  }

  /** Adopts the edits of every page that is closed, and those of the others as soon as they are. */
  look(): void {
    for (const sender of this.#senders()) {
      if (this.#watched.has(sender)) continue;
      this.#watched.add(sender);
      void this.#hold(sender, () => this.#adopt(sender));
    }
  }

  /** Takes over what an earlier version left under the name of the plan; an entry that is there already stays. */
  inherit(name: string): void {
    takeOld(name, this.#keep, ({ sender, messages }) => this.#read(sender).length > 0 || this.write(sender, messages));
  }

  /** Writes the edits of a sender; no edits remove the entry. Returns whether the browser keeps them. */
  write(sender: string, messages: Box["messages"]): boolean {
    try {
      if (messages.length) this.#keep.setItem(this.#start + sender, JSON.stringify(messages));
      else this.#keep.removeItem(this.#start + sender);
      return true;
    } catch {
      // A browser that keeps nothing loses these edits only if the page closes before the server notes them.
      return false;
    }
  }

  /** Forgets the edits of a sender up to a number, in what is kept now. */
  forget(sender: string, upTo: number, mine: boolean): void {
    const left = this.#read(sender).filter((message) => message.n > upTo);
    // Without locks the sender may still be open: only a whole entry that is noted is removed.
    if (mine || this.#locks || !left.length) this.write(sender, left);
  }

  /** Lets other pages adopt what this one holds. */
  close(): void {
    this.#closed.abort();
  }

  /** Calls back once this page alone holds the sender, and holds it until it closes. Without locks, at once. */
  async #hold(sender: string, held: () => void): Promise<void> {
    if (!this.#locks) {
      held();
      return;
    }
    const signal = this.#closed.signal;
    try {
      await this.#locks.request(this.#start + sender, { signal }, async () => {
        if (signal.aborted) return;
        held();
        await new Promise<void>((done) => signal.addEventListener("abort", () => done(), { once: true }));
      });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #adopt(sender: string): void {
    const messages = this.#read(sender);
    if (messages.length) this.#adopted({ plan: this.#plan, sender, messages });
  }

  #senders(): string[] {
    try {
      const keys = Array.from({ length: this.#keep.length }, (_, index) => this.#keep.key(index) ?? "");
      return keys.filter((key) => key.startsWith(this.#start)).map((key) => key.slice(this.#start.length));
    } catch {
      return [];
    }
  }

  #read(sender: string): Box["messages"] {
    try {
      const kept: unknown = JSON.parse(this.#keep.getItem(this.#start + sender) ?? "[]");
      return Array.isArray(kept) ? (kept as Box["messages"]) : [];
    } catch {
      return [];
    }
  }
}
