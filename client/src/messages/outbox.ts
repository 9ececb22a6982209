// Edits on their way to the server. The browser numbers them, keeps them under the plan's id until the server has
// noted them, and sends them again after a refresh. Each open page is a sender of its own.

import type { Box, Introduction, Sent } from "../contract/types.ts";
import type { Keep } from "./keep.ts";
import { oldNames } from "./old-shelf.ts";
import { randomId } from "./planner.ts";
import { EditShelf, type Locks } from "./shelf.ts";

/** An edit with its number. */
export type Message = Box["messages"][number];

/** An edit that has no number yet. */
export type EditMessage = Message extends infer M ? (M extends Message ? Omit<M, "n"> : never) : never;

/** How a planner wrote many cells at once. */
export type Way = NonNullable<Extract<Message, { kind: "edit" }>["way"]>;

/** What an outbox needs of its browser. */
export interface Browser {
  keep: Keep;
  locks: Locks;
  /** The window: it tells of other pages' edits, and asks before it closes. */
  page: Pick<Window, "addEventListener" | "removeEventListener">;
}

/** Returns the browser that this page is in. */
export function thisBrowser(): Browser {
  return { keep: localStorage, locks: navigator.locks, page: window };
}

/** Sends edits to the server, and keeps each one until the server has noted it. */
export class Outbox {
  readonly #send: (sent: Sent) => void;
  readonly #browser: Browser;
  #plan = "";
  #shelf: EditShelf | null = null;
  #sender = randomId();
  /** Edits of pages that are closed. */
  #older: Box[] = [];
  #messages: Message[] = [];
  #count = 0;
  #planner: Introduction | null = null;
  #asks = false;

  constructor(send: (sent: Sent) => void, browser: Browser = thisBrowser()) {
    this.#send = send;
    this.#browser = browser;
    browser.page.addEventListener("storage", this.#look);
  }

  /** The number of edits of this page that the server has not noted. */
  get waiting(): number {
    return this.#messages.length;
  }

  /** The names of plans for which an earlier version left edits in this browser, and which no page has shown since. */
  get left(): string[] {
    return oldNames(this.#browser.keep);
  }

  introduce(planner: Introduction): void {
    this.#planner = planner;
    this.#flush();
  }

  /** Takes the id and the name of the plan that the page shows; edits for another one stay in the browser. */
  about(plan: string, name = ""): void {
    if (!plan || plan === this.#plan) return;
    this.#shelf?.close();
    if (this.#plan) {
      this.#older = [];
      this.#messages = [];
      this.#sender = randomId();
    }
    this.#plan = plan;
    const shelf = new EditShelf(plan, this.#browser.keep, this.#browser.locks, (box) => this.#adopt(shelf, box));
    this.#shelf = shelf;
    shelf.own(this.#sender);
    if (name) shelf.inherit(name);
    shelf.look();
    this.#warn();
  }

  push(edit: EditMessage): void {
    this.#count += 1;
    this.#messages.push({ ...edit, n: this.#count } as Message);
    this.#flush();
  }

  /** Forgets the edits that the server has noted. */
  noted(received: Record<string, number>): void {
    const open = (box: Box): Box => ({
      ...box,
      messages: box.messages.filter((message) => message.n > (received[box.sender] ?? 0)),
    });
    for (const { sender } of this.#boxes()) {
      const upTo = received[sender];
      if (upTo !== undefined) this.#shelf?.forget(sender, upTo, sender === this.#sender);
    }
    this.#messages = [...open(this.#own()).messages];
    this.#older = this.#older.map(open).filter((box) => box.messages.length > 0);
    this.#warn();
  }

  /** Leaves what is not noted to the next page. */
  close(): void {
    this.#shelf?.close();
    this.#browser.page.removeEventListener("storage", this.#look);
    if (this.#asks) this.#browser.page.removeEventListener("beforeunload", ask);
  }

  #adopt(shelf: EditShelf, box: Box): void {
    if (shelf !== this.#shelf) return;
    this.#older.push(box);
    this.#flush();
  }

  #own(): Box {
    return { plan: this.#plan, sender: this.#sender, messages: this.#messages };
  }

  #boxes(): Box[] {
    return [...this.#older, ...(this.#messages.length ? [this.#own()] : [])];
  }

  #flush(): void {
    if (this.#messages.length) this.#shelf?.write(this.#sender, this.#messages);
    this.#warn();
    this.#send({
      planner: this.#planner,
      boxes: this.#boxes().map((box) => ({ ...box, messages: [...box.messages] })),
    });
  }

  readonly #look = (): void => this.#shelf?.look();

  /** Lets the browser ask before it closes the page, exactly while something is unsent. */
  #warn(): void {
    const asks = this.#boxes().length > 0;
    if (asks === this.#asks) return;
    this.#asks = asks;
    if (asks) this.#browser.page.addEventListener("beforeunload", ask);
    else this.#browser.page.removeEventListener("beforeunload", ask);
  }
}

function ask(event: Event): void {
  event.preventDefault();
}
