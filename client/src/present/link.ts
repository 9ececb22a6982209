// Two windows in step: the stage tells where it is, the presenter's window asks it to go on. Over a BroadcastChannel,
// and by postMessage between the opened window and its opener, since a page from a file has no channel.

import { randomId } from "../messages/planner.ts";
import type { Command } from "./keys.ts";
import { type Asking, isNote, type Note, type Standing } from "./notes.ts";

const PARAMETER = "presenter";
/** How often a presenter's window asks where the stage is; silence for longer than three times that is its end. */
const ASK_EVERY_MS = 2000;
const SILENT_MS = 3 * ASK_EVERY_MS;

/** The name of the talk that this window presents for; null for a window that is no presenter's. */
export function presenterOf(query: string): string | null {
  return new URLSearchParams(query).get(PARAMETER);
}

abstract class Link {
  #talk: string;
  #channel: BroadcastChannel | null = null;
  /** The other window, where one was opened by the other. */
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
    // A stage that was loaded again finds the window that it had opened by what that sends.
    if (own && this.#heard(event.data) && event.source) this.peer = event.source as Window;
  };

  #heard(data: unknown): boolean {
    if (!isNote(data) || data.posture !== this.#talk) return false;
    this.hear(data);
    return true;
  }
}

/** A page from a file has the origin "null", which no message can be addressed to. */
function isFile(): boolean {
  return !window.location.protocol.startsWith("http");
}

/** The stage's end. It keeps its name over a reload, so that the presenter's window finds it again. */
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

  /** Opens the presenter's window; tells whether the browser let it. */
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

  /** A tab that was duplicated has the name of the other: the one that was opened later takes a new one. */
  #giveWay(other: Standing): void {
    if (other.opened >= this.#standing().opened) this.tell();
    else this.rename(newTalk());
  }
}

/** The presenter's end. */
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
    // Then the presenter's window does not find the stage again after a reload.
  }
  return talk;
}
