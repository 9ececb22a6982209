// Moves of a planner: set down by the pointer, by keys or as typed; asks from when on, and says where things landed.

import type { LatLon } from "../geometry/geodesy.ts";
import type { EditMessage } from "../messages/outbox.ts";
import { say } from "../words/say.ts";
import type { Carrier } from "./carrier.ts";
import type { EditorContext } from "./editor.ts";
import { type Grip, gripsOf } from "./grips.ts";
import { type Dropped, landing } from "./landing.ts";
import { divided, droppedBy, type Moves, moveMessage, sinceUnasked } from "./moving.ts";
import type { Question, When } from "./when.tsx";

/** What a mover needs of the editor. */
export interface MoverContext {
  page: EditorContext;
  carrier: Carrier;
  push(edit: EditMessage): void;
}

/** A move that waits for its answer. */
interface Asked extends Question {
  moves: Moves;
}

/** Moves things, each move as one step. */
export class Mover {
  readonly #context: MoverContext;
  #asked: Asked | null = null;
  /** What was let go last, until the server has answered; and what to say of it then. */
  #dropped: readonly Dropped[] = [];
  #landed = "";

  constructor(context: MoverContext) {
    this.#context = context;
  }

  get question(): Question | null {
    return this.#asked;
  }

  get landed(): string {
    return this.#landed;
  }

  /** Moves things; at a time within the period of one it first asks from when on. */
  setDown(moves: Moves): void {
    const { page, carrier } = this.#context;
    const t = page.time();
    const [first, ...rest] = divided(moves, t);
    carrier.rest();
    if (!first) {
      this.#move(moves, sinceUnasked(moves, t));
      return;
    }
    const leaflet = page.map.leaflet;
    const at = moves.get(first) ?? first;
    const { x, y } = leaflet.latLngToContainerPoint([at.lat, at.lon]);
    const { x: width, y: height } = leaflet.getSize();
    const count = moves.size;
    const title = count > 1 ? say("edit.when.several", { count }) : say("edit.when.title", { id: first.id });
    const period = rest.length || count > 1 ? null : { from: first.from, until: first.until };
    const { ceasefire } = page.scene().time;
    this.#asked = { title, t, period, ceasefire, x, y, width, height, moves };
    page.repaint();
  }

  /** Moves a row to a place that was typed; one that stood nowhere gets its first. */
  moveRow(table: string, handle: string, at: LatLon): void {
    const { page, push } = this.#context;
    const grip = gripsOf(page.scene()).find((one) => one.handle === handle);
    if (grip) this.setDown(new Map([[grip, at]]));
    else push({ kind: "move-each", moves: [{ table, row: handle, ...at }] });
  }

  answer(when: When): void {
    const asked = this.#asked;
    if (!asked) return;
    const { page, carrier } = this.#context;
    this.#asked = null;
    if (when === "nothing") carrier.putBack();
    else this.#move(asked.moves, when === "from" ? asked.t : null);
    page.map.leaflet.getContainer().focus({ preventScroll: true });
    page.repaint();
  }

  #move(moves: Moves, since: number | null): void {
    this.#context.push(moveMessage(moves, since));
    this.remember(droppedBy(moves, since));
  }

  /** Remembers what was let go, to say where it stands once the server has answered. */
  remember(dropped: readonly Dropped[]): void {
    this.#landed = "";
    this.#dropped = dropped;
  }

  /** Says where things stand that were let go; after the server has answered. */
  answered(grips: readonly Grip[]): void {
    if (!this.#dropped.length) return;
    this.#landed = landing(this.#dropped, grips);
    this.#dropped = [];
  }

  forget(): void {
    this.#landed = "";
    this.#asked = null;
  }
}
