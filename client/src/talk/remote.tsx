// The phone that is the remote of a stage: it asks, waits until the stage allows it, and then has a few large buttons.

import { render } from "preact";
import { reader } from "../contract/arrival.ts";
import { check } from "../contract/checks/RemoteHeard.js";
import type { RemoteHeard, RemoteTurn } from "../contract/types.ts";
import { Marking } from "../panels/marking.tsx";
import type { Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { hear, post } from "./hear.ts";

type Turn = RemoteTurn["do"];
type Note = "lost" | "not-sent" | "closed" | null;

const KEY = "posture-remote";
const TURNS: readonly Turn[] = ["next", "previous", "black", "pointer-off"];
const FORBIDDEN = 403;
const NOT_YET: RemoteHeard = { state: "asks", code: "", key: "", followers: 0, shown: null };

const readHeard = reader<RemoteHeard>("remote", check);

/** The page of the remote. */
export class RemotePage {
  readonly #root: HTMLElement;
  readonly #scene: Scene;
  readonly #address: string;
  #heard = NOT_YET;
  #note: Note = null;
  #end = () => {};

  /** `address` is that of the remote of a talk. */
  constructor(root: HTMLElement, scene: Scene, address: string) {
    this.#root = root;
    this.#scene = scene;
    this.#address = address;
    root.classList.add("posture", "posture-remote");
    root.dataset.testid = "posture-remote";
    document.title = say("remote.title");
    this.#ask();
  }

  #ask(): void {
    this.#show({ heard: NOT_YET, note: null });
    this.#end = hear(`${this.#address}/ask`, () => ({ ticket: window.location.hash.slice(1), key: keptKey() }), {
      line: (data) => this.#hear(readHeard(data)),
      refused: (status) =>
        this.#show(status === FORBIDDEN ? { note: "closed" } : { heard: { ...NOT_YET, state: "ended" }, note: null }),
      lost: (is) => this.#show({ note: is ? "lost" : null }),
    });
  }

  #hear(heard: RemoteHeard): void {
    if (heard.key) keepKey(heard.key);
    if (heard.state !== "asks" && heard.state !== "on") this.#end();
    this.#show({ heard });
  }

  async #turn(turn: Turn): Promise<void> {
    const answer = await post(`${this.#address}/turn`, { key: this.#heard.key, do: turn });
    this.#show({ note: answer?.ok ? null : "not-sent" });
  }

  #show({ heard = this.#heard, note = this.#note }: { heard?: RemoteHeard; note?: Note }): void {
    this.#heard = heard;
    this.#note = note;
    this.#root.dataset.state = heard.state;
    render(
      <View
        scene={this.#scene}
        heard={heard}
        note={note}
        onTurn={(turn) => void this.#turn(turn)}
        onAgain={() => this.#ask()}
      />,
      this.#root,
    );
  }
}

interface ViewProps {
  scene: Scene;
  heard: RemoteHeard;
  note: Note;
  onTurn(turn: Turn): void;
  onAgain(): void;
}

function View({ scene, heard, note, onTurn, onAgain }: ViewProps) {
  const { state, code, shown } = heard;
  const isOver = state === "refused" || state === "taken" || state === "ended";
  return (
    <>
      <Marking scene={scene} />
      <div class="posture-remote-desk">
        <h1>{say("remote.title")}</h1>
        {note && <p role="alert">{say(`remote.${note}`)}</p>}
        {state === "asks" && code && <p class="posture-remote-code">{code}</p>}
        <p role="status" dir="auto">
          {state !== "on"
            ? !note && say(`remote.${state}`)
            : shown?.black
              ? say("remote.is-black")
              : titleOf(scene, heard)}
        </p>
        {state === "on" && (
          <div class="posture-remote-turns">
            {TURNS.map((turn) => (
              <button
                key={turn}
                type="button"
                class={turn === "next" ? "posture-primary" : undefined}
                aria-pressed={turn === "black" ? (shown?.black ?? false) : undefined}
                onClick={() => onTurn(turn)}
              >
                {say(`remote.turn.${turn}`)}
              </button>
            ))}
          </div>
        )}
        {state === "on" && <p>{say("talk.followers", { count: heard.followers })}</p>}
        {isOver && (
          <button type="button" onClick={onAgain}>
            {say("remote.again")}
          </button>
        )}
      </div>
    </>
  );
}

function titleOf(scene: Scene, { shown }: RemoteHeard): string {
  return scene.chapters.find(({ id }) => id === shown?.chapter)?.title || say("remote.no-chapter");
}

function keptKey(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function keepKey(key: string): void {
  try {
    sessionStorage.setItem(KEY, key);
  } catch {
    // Without storage, a reload asks again.
  }
}
