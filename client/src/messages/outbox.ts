// Edits on their way to the server. The browser numbers them, keeps them until the server has noted them, and sends
// them again after a refresh.

import type { Box, Introduction, Sent } from "../contract/types.ts";
import { randomId } from "./planner.ts";

/** An edit with its number. */
export type Message = Box["messages"][number];

/** An edit that has no number yet. */
export type EditMessage = Message extends infer M ? (M extends Message ? Omit<M, "n"> : never) : never;

/** How a planner wrote many cells at once. */
export type Way = NonNullable<Extract<Message, { kind: "edit" }>["way"]>;

type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Sends edits to the server, and keeps each one until the server has noted it. */
export class Outbox {
  readonly #key: string;
  readonly #sender = randomId();
  readonly #send: (sent: Sent) => void;
  readonly #keep: Keep;
  #older: Box[];
  #messages: Message[] = [];
  #count = 0;
  #planner: Introduction | null = null;

  constructor(plan: string, send: (sent: Sent) => void, keep: Keep) {
    this.#key = `posture-outbox/${plan}`;
    this.#send = send;
    this.#keep = keep;
    this.#older = this.#read();
  }

  get waiting(): number {
    return this.#messages.length;
  }

  introduce(planner: Introduction): void {
    this.#planner = planner;
    this.#flush();
  }

  /** Sends again the edits that an earlier page could not deliver. */
  resend(): void {
    if (this.#older.length) this.#flush();
  }

  push(edit: EditMessage): void {
    this.#count += 1;
    this.#messages.push({ ...edit, n: this.#count } as Message);
    this.#flush();
  }

  /** Forgets the edits that the server has noted. */
  noted(received: Record<string, number>): void {
    const open = (box: Box): Box => ({
      sender: box.sender,
      messages: box.messages.filter((message) => message.n > (received[box.sender] ?? 0)),
    });
    this.#messages = [...open({ sender: this.#sender, messages: this.#messages }).messages];
    this.#older = this.#older.map(open).filter((box) => box.messages.length > 0);
    this.#write();
  }

  #boxes(): Box[] {
    const own = this.#messages.length ? [{ sender: this.#sender, messages: this.#messages }] : [];
    return [...this.#older, ...own];
  }

  #flush(): void {
    this.#write();
    this.#send({
      planner: this.#planner,
      boxes: this.#boxes().map((box) => ({ ...box, messages: [...box.messages] })),
    });
  }

  #read(): Box[] {
    try {
      const kept: unknown = JSON.parse(this.#keep.getItem(this.#key) ?? "[]");
      return Array.isArray(kept) ? (kept as Box[]) : [];
    } catch {
      return [];
    }
  }

  #write(): void {
    try {
      const boxes = this.#boxes();
      if (boxes.length) this.#keep.setItem(this.#key, JSON.stringify(boxes));
      else this.#keep.removeItem(this.#key);
    } catch {
      // A browser that keeps nothing loses these edits only if the page closes before the server notes them.
    }
  }
}
