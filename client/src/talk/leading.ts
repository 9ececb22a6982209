// The stage of a talk: it tells the server what it shows, hears how many follow, and does what its remote asks.

import { reader } from "../contract/arrival.ts";
import { check as checkHeard } from "../contract/checks/StageHeard.js";
import { check as checkOpened } from "../contract/checks/TalkOpened.js";
import type { StageHeard, StageShows, TalkOpened } from "../contract/types.ts";
import { onceAlone } from "./alone.ts";
import { hear, pause, post } from "./hear.ts";
import { keep, kept, type OwnTalk } from "./kept-talk.ts";
import { NEW_TALK, type TalkTold } from "./told.ts";

/** What a stage needs to lead a talk. */
export interface LeadingContext {
  /** The address of talks on the server. */
  address: string;
  /** The name of the plan; null for the usual one. */
  plan(): string | null;
  shows(): StageShows;
  /** Does what the remote asks. */
  turn(turn: NonNullable<StageHeard["asked"]>["do"]): void;
  /** The talk is told otherwise now. */
  changed(): void;
}

/** At most 15 steps a second. */
const EVERY_MS = 66;
const AGAIN_MS = 1000;
const TOO_OFTEN = 429;
const FAULT = 500;

const readOpened = reader<TalkOpened>("opened", checkOpened);
const readHeard = reader<StageHeard>("heard", checkHeard);

/** Leads a talk. A reload of the page goes on with it, and so does a server that was started again. */
export class Leading {
  readonly #context: LeadingContext;
  #told: TalkTold | null = null;
  #opened: TalkOpened | null = null;
  #deafen = () => {};
  #giveUp = () => {};
  #sent = "";
  #due = false;
  #busy = false;
  #gone = false;
  #n = 0;
  /** The number of the last turn that was seen; null before the first line. */
  #seen: number | null = null;

  constructor(context: LeadingContext) {
    this.#context = context;
    const own = kept();
    if (own) this.#giveUp = onceAlone(`posture-led/${own.talk}`, () => void this.#again(own));
  }

  /** What is known of the talk; null if there is none. */
  get told(): TalkTold | null {
    return this.#told;
  }

  start(): void {
    if (this.#told?.state === "on" || this.#told?.state === "starting") return;
    void this.#begin();
  }

  end(): void {
    if (this.#opened) void this.#end(this.#opened);
  }

  answer(answer: "allow" | "refuse" | "end"): void {
    if (!this.#opened || !this.#told) return;
    const code = this.#told.asks;
    void post(`${this.#context.address}/answer`, { ...this.#own(this.#opened), answer, code });
  }

  /** Tells the server what the stage shows, unless it knows. The last of many changes wins. */
  tell(): void {
    if (!this.#opened || JSON.stringify(this.#context.shows()) === this.#sent) return;
    this.#due = true;
    void this.#send();
  }

  destroy(): void {
    this.#gone = true;
    this.#deafen();
    this.#giveUp();
    this.#opened = null;
  }

  async #begin(): Promise<void> {
    this.#tellOf({ ...NEW_TALK });
    const answer = await post(this.#context.address, { plan: this.#context.plan() });
    if (!answer?.ok) {
      this.#tellOf({ ...NEW_TALK, state: "failed" });
      return;
    }
    const opened = readOpened(await answer.json());
    keep(this.#own(opened));
    this.#giveUp = onceAlone(`posture-led/${opened.talk}`, () => {});
    this.#lead(opened);
  }

  /** Goes on with a talk that this tab led before. */
  async #again(own: OwnTalk): Promise<void> {
    const answer = await post(`${this.#context.address}/again`, own);
    if (this.#gone) return;
    if (answer?.ok) this.#lead(readOpened(await answer.json()));
    else if (answer && answer.status < FAULT) keep(null);
    else {
      await pause(AGAIN_MS);
      if (!this.#gone) await this.#again(own);
    }
  }

  /** Ends the talk, which goes on where the server did not hear of it. */
  async #end(opened: TalkOpened): Promise<void> {
    const answer = await post(`${this.#context.address}/end`, this.#own(opened));
    if (answer && answer.status < FAULT) this.#over();
    else if (this.#told) this.#tellOf({ ...this.#told, lost: true });
  }

  #lead(opened: TalkOpened): void {
    this.#opened = opened;
    const { address, code, remote, near } = opened;
    this.#tellOf({ ...NEW_TALK, state: "on", address, code, remoteCode: remote, near });
    this.#deafen = hear(`${this.#context.address}/stage`, () => this.#own(opened), {
      line: (data) => this.#hear(readHeard(data)),
      refused: () => this.#over(),
      lost: (lost) => {
        if (this.#told && lost !== this.#told.lost) this.#tellOf({ ...this.#told, lost });
      },
    });
    this.tell();
  }

  #own({ talk, key }: OwnTalk): OwnTalk {
    return { talk, key };
  }

  #hear({ followers, n, remote, code, asked, ended }: StageHeard): void {
    if (ended) {
      this.#over();
      return;
    }
    if (n === -1 && this.#sent) {
      this.#sent = "";
      this.tell();
    }
    const last = asked?.n ?? 0;
    if (asked && this.#seen !== null && last > this.#seen) this.#context.turn(asked.do);
    this.#seen = last;
    if (this.#told) this.#tellOf({ ...this.#told, followers, remote, asks: code });
  }

  #over(): void {
    this.#deafen();
    this.#giveUp();
    this.#opened = null;
    this.#sent = "";
    this.#seen = null;
    keep(null);
    this.#tellOf({ ...NEW_TALK, state: "over" });
  }

  #tellOf(told: TalkTold): void {
    this.#told = told;
    this.#context.changed();
  }

  async #send(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#due && this.#opened) {
      this.#due = false;
      const shown = this.#context.shows();
      // The number goes on after a reload, and after a server that was started again.
      this.#n = Math.max(this.#n + 1, Date.now());
      this.#sent = JSON.stringify(shown);
      const step = { ...this.#own(this.#opened), n: this.#n, shown };
      const answer = await post(`${this.#context.address}/step`, step);
      const failed = !answer || answer.status === TOO_OFTEN || answer.status >= FAULT;
      this.#due ||= failed;
      await pause(failed ? AGAIN_MS : EVERY_MS);
      if (JSON.stringify(this.#context.shows()) !== this.#sent) this.#due = true;
    }
    this.#busy = false;
  }
}
