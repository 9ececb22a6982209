// Two windows in step: the stage tells where it is, the presenter's window asks it to go on. Over a BroadcastChannel,
// and by postMessage between the opened window and its opener, since a page from a file has no channel.

import { randomId } from "../edit/planner.ts";
import type { Command } from "./keys.ts";

/** What a stage tells. */
export interface Standing {
  kind: "stage";
  chapter: string;
  t: number;
  presenting: boolean;
  black: boolean;
  digits: string;
  theme: string;
  /** When the talk began, in ms since 1970; 0 before it. */
  began: number;
}

/** What a presenter's window asks. */
export type Asking =
  | { kind: "hello" }
  | { kind: "command"; command: Command; n: number; from: string }
  | { kind: "restart"; n: number; from: string };

type Note = (Standing | Asking) & { posture: string };

const PARAMETER = "presenter";

/** The name of the talk that this window presents for; null for a window that is no presenter's. */
export function presenterOf(query: string): string | null {
  return new URLSearchParams(query).get(PARAMETER);
}

abstract class Link {
  readonly talk: string;
  readonly #channel: BroadcastChannel | null;

  constructor(talk: string) {
    this.talk = talk;
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`posture/${talk}`);
    this.#channel?.addEventListener("message", (event) => this.#heard(event.data));
    window.addEventListener("message", this.#posted);
  }

  protected abstract hear(note: Note): void;
  protected abstract get peer(): Window | null;

  close(): void {
    this.#channel?.close();
    window.removeEventListener("message", this.#posted);
  }

  protected send(note: Standing | Asking): void {
    const marked = { ...note, posture: this.talk };
    this.#channel?.postMessage(marked);
    // A page from a file has the origin "null", which no message can be addressed to.
    const to = window.location.protocol.startsWith("http") ? window.location.origin : "*";
    if (this.peer && !this.peer.closed) this.peer.postMessage(marked, to);
  }

  readonly #posted = (event: MessageEvent): void => {
    if (event.source && event.source === this.peer) this.#heard(event.data);
  };

  #heard(data: unknown): void {
    if (typeof data === "object" && data !== null && "posture" in data && data.posture === this.talk) {
      this.hear(data as Note);
    }
  }
}

/** The stage's end. It keeps its name over a reload, so that the presenter's window finds it again. */
export class StageLink extends Link {
  #opened: Window | null = null;
  readonly #standing: () => Standing;
  readonly #asked: (command: Command) => void;
  readonly #restart: () => void;
  readonly #seen = new Map<string, number>();

  constructor(standing: () => Standing, asked: (command: Command) => void, restart: () => void) {
    super(keptTalk());
    this.#standing = standing;
    this.#asked = asked;
    this.#restart = restart;
    this.tell();
  }

  protected override get peer(): Window | null {
    return this.#opened;
  }

  /** Opens the presenter's window; tells whether the browser let it. */
  open(): boolean {
    const url = new URL(window.location.href);
    url.searchParams.set(PARAMETER, this.talk);
    url.searchParams.delete("present");
    this.#opened = window.open(url, `posture-${this.talk}`, "popup,width=1180,height=760");
    return this.#opened !== null;
  }

  tell(): void {
    this.send(this.#standing());
  }

  protected override hear(note: Note): void {
    if (note.kind === "hello") this.tell();
    if (note.kind !== "command" && note.kind !== "restart") return;
    if (note.n <= (this.#seen.get(note.from) ?? 0)) return;
    this.#seen.set(note.from, note.n);
    if (note.kind === "command") this.#asked(note.command);
    else this.#restart();
  }
}

/** The presenter's end. */
export class PresenterLink extends Link {
  readonly #heardFrom: (standing: Standing) => void;
  readonly #name = randomId();
  #count = 0;

  constructor(talk: string, heardFrom: (standing: Standing) => void) {
    super(talk);
    this.#heardFrom = heardFrom;
    this.send({ kind: "hello" });
  }

  protected override get peer(): Window | null {
    return window.opener as Window | null;
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
    if (note.kind === "stage") this.#heardFrom(note);
  }
}

function keptTalk(): string {
  const KEY = "posture-talk";
  try {
    const kept = sessionStorage.getItem(KEY) ?? randomId();
    sessionStorage.setItem(KEY, kept);
    return kept;
  } catch {
    return randomId();
  }
}
