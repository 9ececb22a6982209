// What the next press on the map puts there: a row of a table, or a template; its card opens when the plan has it.

import type { LatLon } from "../geometry/geodesy.ts";
import type { EditMessage } from "../messages/outbox.ts";
import { formatInstant } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";
import type { EditorContext } from "./editor.ts";
import { type Grip, thingOf } from "./grips.ts";
import type { Dropped } from "./landing.ts";

/** What is put: a row of a table, or the template of a name. */
export type Puts = { table: string } | { template: string };

/** The message of what is put, and what is remembered of it until it is answered. */
export interface Putting {
  message: EditMessage;
  dropped: Dropped[];
}

/** The chapter of the map, for annotations; and the nation of what has none in a template. Each is "" for none. */
export interface About {
  chapter: string;
  nation: string;
}

/** Returns what putting something means at a position, at an instant. */
export function putAt(puts: Puts, at: LatLon, t: number, scene: Scene, about: About): Putting {
  const { chapter, nation } = about;
  if ("template" in puts) {
    const begin = formatInstant(t);
    const message: EditMessage = { kind: "template", name: puts.template, ...at, at: begin, ...(nation && { nation }) };
    return { message, dropped: [] };
  }
  const { table } = puts;
  const id = freeId(scene);
  const ofChapter = scene.editing?.puttable?.find((one) => one.table === table)?.of_chapter ?? false;
  const message: EditMessage = { kind: "put", id, ...at, t, table, ...(ofChapter && { chapter }) };
  return { message, dropped: [{ thing: thingOf({ table, id }), since: null, handle: null, at, before: null }] };
}

/** Returns an id that no row of the plan has. */
function freeId(scene: Scene): string {
  const taken = new Set(scene.layers.flatMap((layer) => layer.items.map((item) => item.id)));
  let n = 1;
  while (taken.has(`NEW-${n}`)) n += 1;
  return `NEW-${n}`;
}

/** What a putter needs of the editor. */
export interface PutterContext {
  page: EditorContext;
  push(edit: EditMessage): void;
  remember(dropped: readonly Dropped[]): void;
}

/** Puts what a planner chose where the map is pressed, or at a place that was typed. */
export class Putter {
  readonly #context: PutterContext;
  #puts: Puts | null = null;
  /** The nation of what has none in a template, as it is typed; "" for none. */
  nation = "";
  /** The thing whose card opens as soon as the plan has it. */
  #awaited = "";

  constructor(context: PutterContext) {
    this.#context = context;
  }

  /** What the next press puts; null for nothing. */
  get puts(): Puts | null {
    return this.#puts;
  }

  choose(puts: Puts | null): void {
    const { page } = this.#context;
    this.#puts = puts;
    page.map.leaflet.getContainer().classList.toggle("posture-putting", puts !== null);
    page.repaint();
  }

  /** Takes the nation of what has none in a template. */
  take(nation: string): void {
    this.nation = nation;
    this.#context.page.repaint();
  }

  /** Puts it at a position; returns whether there was something to put. */
  put(at: LatLon): boolean {
    if (!this.#puts) return false;
    const { page, push, remember } = this.#context;
    const { message, dropped } = putAt(this.#puts, at, page.time(), page.scene(), {
      chapter: page.chapter(),
      nation: this.nation.trim().toUpperCase(),
    });
    push(message);
    remember(dropped);
    this.await(dropped[0]?.thing ?? "");
    this.choose(null);
    return true;
  }

  /** Opens the card of a thing as soon as the plan has it. */
  await(thing: string): void {
    this.#awaited = thing;
  }

  /** Opens the card of what was awaited, if it is among some grips, and turns on its layer. */
  arrived(grips: readonly Grip[]): void {
    const there = grips.find((grip) => thingOf(grip) === this.#awaited);
    this.#awaited = "";
    if (!there) return;
    this.#context.page.showTable(there.table);
    this.#context.page.select(there.select);
    this.#context.page.reveal(there);
  }
}
