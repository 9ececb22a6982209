// The talk of a stage: what it shows the audience, its pointer, and what its remote may do.

import type { StageShows } from "../contract/types.ts";
import type { PostureMap } from "../map/map.ts";
import { clamp } from "../scene/instants.ts";
import type { Bounds, Scene } from "../scene/scene.ts";
import type { Store } from "../scene/state.ts";
import { Leading } from "../talk/leading.ts";
import type { TalkAct, TalkTold } from "../talk/told.ts";
import type { Command } from "./keys.ts";
import { Pen } from "./pen.ts";
import { Pointing } from "./pointing.ts";

interface StageTalkContext {
  /** The address of talks on the server; absent where nobody can follow. */
  address: string | undefined;
  map: PostureMap;
  store: Store;
  scene(): Scene;
  /** The part of the map on the stage, if it was moved by hand. */
  part(): Bounds | null;
  command(command: Command): void;
  changed(): void;
  /** The pointer is elsewhere, or the pen has drawn. */
  pointed(): void;
}

/** What an audience is to the stage: present while there is a server that it can follow by. */
export class StageTalk {
  readonly pointing: Pointing;
  readonly pen: Pen;
  readonly #context: StageTalkContext;
  readonly #leading: Leading | null;
  #open = false;
  /** Whether the pen had drawn on the chapter when the page was told last. */
  #inked = false;

  constructor(context: StageTalkContext) {
    this.#context = context;
    const { map, store } = context;
    this.pointing = new Pointing({ map, store, moved: () => this.#pointed() });
    this.pen = new Pen({ map, store, drawn: () => this.#drawn() });
    this.#leading = context.address === undefined ? null : this.#lead(context.address);
  }

  destroy(): void {
    this.pointing.destroy();
    this.pen.destroy();
    this.#leading?.destroy();
  }

  /** Whether an audience can follow. */
  get possible(): boolean {
    return this.#leading !== null;
  }

  get told(): TalkTold | null {
    return this.#leading?.told ?? null;
  }

  /** Whether the stage shows the code. */
  get open(): boolean {
    return this.#open && this.told !== null;
  }

  tell(): void {
    this.#leading?.tell();
  }

  /** Does what a key or a button asks; the key begins a talk, then shows and hides its code. */
  act(act: TalkAct | "key"): void {
    const leading = this.#leading;
    if (!leading) return;
    const { state } = leading.told ?? { state: "over" };
    const begins = state === "over" || state === "failed";
    if (act === "start" || (act === "key" && begins && !this.open)) {
      this.#open = true;
      leading.start();
    } else if (act === "key" || act === "show") this.#open = !this.#open;
    else if (act === "end") leading.end();
    else leading.answer(act === "end-remote" ? "end" : act);
    this.#context.changed();
  }

  #drawn(): void {
    const inked = this.pen.strokes.length > 0;
    if (inked !== this.#inked) {
      this.#inked = inked;
      this.#context.changed();
    }
    this.#pointed();
  }

  #pointed(): void {
    this.#leading?.tell();
    this.#context.pointed();
  }

  #lead(address: string): Leading {
    const { scene, command, changed } = this.#context;
    return new Leading({
      address,
      plan: () => scene().plan || null,
      shows: () => this.#shows(),
      turn: (turn) => (turn === "pointer-off" ? this.pointing.stop() : command({ do: turn })),
      changed,
    });
  }

  #shows(): StageShows {
    const { store, scene, part } = this.#context;
    const { chapter, view, t, layers, filters, flying, black, presenting, camera } = store.state;
    const goal = flying ? scene().chapters.find(({ id }) => id === chapter) : undefined;
    const { at } = this.pointing;
    const { strokes } = this.pen;
    const bounds = camera ? part() : null;
    return {
      chapter,
      view,
      t: goal ? clamp(goal.time, scene()) : t,
      layers: [...layers],
      filters: filters as StageShows["filters"],
      camera: bounds ? rounded(bounds) : null,
      black: black && presenting,
      pointer: at ? [round(at.lat), round(at.lon)] : null,
      strokes: strokes.map((stroke) => stroke.map(({ lat, lon }) => [round(lat), round(lon)])),
    };
  }
}

function rounded([west, south, east, north]: Bounds): [number, number, number, number] {
  return [round(west), round(south), round(east), round(north)];
}

/** Rounds to about ten metres. */
function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}
