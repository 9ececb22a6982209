// Two windows in step: the stage reports where it is, and the presenter's window asks it to go on. They use a
// BroadcastChannel, and postMessage too, because a page from a file has no channel.

import { randomId } from "../messages/planner.ts";
import type { Command } from "./keys.ts";
import { type Asking, isNote, type Note, type Standing } from "./notes.ts";

const PARAMETER = "presenter";
/** How often a presenter's window asks where the stage is; after three times as long without an answer, it is gone. */
const ASK_EVERY_MS = 2000;
const SILENT_MS = 3 * ASK_EVERY_MS;

/** Returns the name of the talk that a presenter's window belongs to; null for any other window. */
export function presenterOf(query: string): string | null {
  return new URLSearchParams(query).get(PARAMETER);
}

abstract class Link {
  #talk: string;
  #channel: BroadcastChannel | null = null;
  /** The other window, if one of the two opened the other. */
  protected peer: Window | null;

  constructor(talk: string, peer: Window | null) {
    this.#talk = talk;
    this.peer = peer;
    this.#join();
    window.addEventListener("message", this.#posted);
  }

  protected abstract hear(note: Note): void;

  protected get talk(): string {
    return this.#talk;
  }

  protected rename(talk: string): void {
    this.#talk = talk;
    this.#channel?.close();
    this.#join();
  }

  close(): void {
    this.#channel?.close();
    window.removeEventListener("message", this.#posted);
  }

  protected send(note: Standing | Asking): void {
    const marked = { ...note, posture: this.#talk };
    this.#channel?.postMessage(marked);
    if (this.peer && !this.peer.closed) this.peer.postMessage(marked, isFile() ? "*" : window.location.origin);
  }

  #join(): void {
    if (typeof BroadcastChannel === "undefined") return;
    this.#channel = new BroadcastChannel(`posture/${this.#talk}`);
    this.#channel.addEventListener("message", (event) => this.#heard(event.data));
  }

  readonly #posted = (event: MessageEvent): void => {
    const own = isFile()
      ? event.origin === "null" || event.origin.startsWith("file:")
      : event.origin === location.origin;
    // After a reload, the stage knows the presenter's window again by the messages that it sends.
    if (own && this.#heard(event.data) && event.source) this.peer = event.source as Window;
  };

  #heard(data: unknown): boolean {
    if (!isNote(data) || data.posture !== this.#talk) return false;
    this.hear(data);
    return true;
  }
}

/** Tells whether the page is from a file; its origin is then "null", to which no message can be addressed. */
function isFile(): boolean {
  return !window.location.protocol.startsWith("http");
}

/** The stage's end of the link. It keeps its name over a reload, and the presenter's window finds it again. */
export class StageLink extends Link {
  readonly #standing: () => Standing;
  readonly #asked: (command: Command) => void;
  readonly #restart: () => void;
  readonly #seen = new Map<string, number>();

  constructor(standing: () => Standing, asked: (command: Command) => void, restart: () => void) {
    super(keptTalk(), null);
    this.#standing = standing;
    this.#asked = asked;
    this.#restart = restart;
    this.tell();
  }

  /** Opens the presenter's window; returns whether the browser allowed it. */
  open(): boolean {
    const url = new URL(window.location.href);
    url.searchParams.set(PARAMETER, this.talk);
    url.searchParams.delete("present");
    this.peer = window.open(url, `posture-${this.talk}`, "popup,width=1180,height=760");
    return this.peer !== null;
  }

  tell(): void {
    this.send(this.#standing());
  }

  protected override hear(note: Note): void {
    if (note.kind === "hello") this.tell();
    if (note.kind === "stage") this.#giveWay(note);
    if (note.kind !== "command" && note.kind !== "restart") return;
    if (note.n <= (this.#seen.get(note.from) ?? 0)) return;
    this.#seen.set(note.from, note.n);
    if (note.kind === "command") this.#asked(note.command);
    else this.#restart();
  }

  /** Settles a name that two tabs have, because one is a duplicate: the tab opened later takes a new name. */
  #giveWay(other: Standing): void {
    if (other.opened >= this.#standing().opened) this.tell();
    else this.rename(newTalk());
  }
}

/** The presenter's end of the link. */
export class PresenterLink extends Link {
  readonly #heardFrom: (standing: Standing | null) => void;
  readonly #name = randomId();
  readonly #timer: number;
  #count = 0;
  #lastHeard = 0;

  constructor(talk: string, heardFrom: (standing: Standing | null) => void) {
    super(talk, window.opener as Window | null);
    this.#heardFrom = heardFrom;
    this.#timer = window.setInterval(() => this.#ask(), ASK_EVERY_MS);
    this.#ask();
  }

  override close(): void {
    window.clearInterval(this.#timer);
    super.close();
  }

  ask(command: Command): void {
    this.#count += 1;
    this.send({ kind: "command", command, n: this.#count, from: this.#name });
  }

  restart(): void {
    this.#count += 1;
    this.send({ kind: "restart", n: this.#count, from: this.#name });
  }

  protected override hear(note: Note): void {
    if (note.kind !== "stage") return;
    this.#lastHeard = Date.now();
    this.#heardFrom(note);
  }

  #ask(): void {
    this.send({ kind: "hello" });
    if (this.#lastHeard && Date.now() - this.#lastHeard > SILENT_MS) this.#heardFrom(null);
  }
}

const TALK_KEY = "posture-talk";

function keptTalk(): string {
  try {
    return sessionStorage.getItem(TALK_KEY) ?? newTalk();
  } catch {
    return newTalk();
  }
}

function newTalk(): string {
  const talk = randomId();
  try {
    sessionStorage.setItem(TALK_KEY, talk);
  } catch {
    // Without storage, the presenter's window does not find the stage again after a reload.
  }
  return talk;
}
