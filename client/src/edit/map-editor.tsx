// Editing on the map: drag a symbol, put a new unit, undo. The server gets every edit, rounds it and keeps it.

import type L from "leaflet";
import type { ComponentChildren } from "preact";
import type { Sent } from "../contract/types.ts";
import type { LatLon } from "../geometry/geodesy.ts";
import { type EditMessage, Outbox } from "../messages/outbox.ts";
import { knownPlanner } from "../messages/planner.ts";
import { formatInstant } from "../scene/instants.ts";
import { type Editing, type Scene, symbolLayers } from "../scene/scene.ts";
import { marksOf } from "../scene/selection.ts";
import type { VerbRow } from "../verbs/forms.ts";
import { suggestionsIn } from "../verbs/suggestions.ts";
import { VerbForm } from "../verbs/verb-form.tsx";
import { say } from "../words/say.ts";
import { type BriefingEdits, briefingEdits } from "./briefing-edits.ts";
import { Drag, type RowName } from "./drag.ts";
import { EditBar } from "./edit-bar.tsx";
import type { Editor, EditorContext } from "./editor.ts";
import { type Dropped, landing, standsAt } from "./landing.ts";
import { type Question, type When, WhenQuestion } from "./when.tsx";
import { isWithin } from "./within.ts";

/** A drop that waits for its answer. */
interface Asked extends Question {
  row: RowName;
  at: LatLon;
}

/** The editor of the map: turns drags, clicks and keys into edits, and sends them to the server. */
export class MapEditor implements Editor {
  readonly #context: EditorContext;
  readonly #outbox: Outbox;
  readonly #drag: Drag;
  #editing: Editing | null;
  #active = false;
  #asking = false;
  /** What the next click puts: a unit (""), the template of a name, or nothing. */
  #putting: string | null = null;
  /** The nation of what has none in a template; "" for none. */
  #nation = "";
  #asked: Asked | null = null;
  #selectWhenThere = "";
  /** What was let go last, until the server has answered; and what to say of it then. */
  #dropped: Dropped | null = null;
  #landed = "";
  readonly #chapters: BriefingEdits = briefingEdits({
    active: () => this.#active,
    busy: () => this.#outbox.waiting > 0,
    begin: () => this.#turn(true),
    push: (edit) => this.#push(edit),
    bounds: () => this.#context.bounds(),
  });

  constructor(context: EditorContext, send: (sent: Sent) => void) {
    this.#context = context;
    const scene = context.scene();
    this.#editing = scene.editing ?? null;
    this.#outbox = new Outbox(send);
    this.#outbox.about(this.#editing?.plan_id ?? "", scene.plan);
    this.#drag = new Drag({
      map: context.map,
      scene: () => context.scene(),
      may: () => this.#active,
      pressed: (at) => this.#pressed(at),
      carrying: () => context.hideTip(),
      setDown: (row, at) => this.#setDown(row, at),
    });
    const planner = knownPlanner();
    if (planner && this.#editing) this.#outbox.introduce(planner);
  }

  get active(): boolean {
    return this.#active;
  }

  get briefing(): BriefingEdits | null {
    return this.#editing ? this.#chapters : null;
  }

  rest(): void {
    if (this.#active || this.#asking) this.#turn(false);
  }

  destroy(): void {
    this.#outbox.close();
    this.#drag.destroy();
  }

  update(scene: Scene): void {
    this.#editing = scene.editing ?? null;
    if (this.#editing) {
      this.#outbox.about(this.#editing.plan_id, scene.plan);
      this.#outbox.noted(this.#editing.received);
    }
    if (this.#asking && this.#editing?.planner) this.#turn(true);
    if (this.#outbox.waiting === 0 && this.#dropped) {
      this.#landed = landing(this.#dropped, scene);
      this.#dropped = null;
    }
    if (this.#outbox.waiting === 0 && !this.#drag.moving && !this.#asked) this.#context.map.overlay.carry(new Map());
    if (this.#selectWhenThere && idsOf(scene).has(this.#selectWhenThere)) {
      const id = this.#selectWhenThere;
      this.#selectWhenThere = "";
      this.#context.select(id);
    }
  }

  onKey(event: KeyboardEvent): boolean {
    if (event.key === "Escape") return this.#escape();
    if (!this.#active) return false;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    if (command && key === "z") this.#step(event.shiftKey ? "redo" : "undo");
    else if (command && key === "y") this.#step("redo");
    else return false;
    return true;
  }

  /** Drops the dragged symbol or the new unit, or closes the form for the name. */
  #escape(): boolean {
    if (this.#drag.drop()) return true;
    if (this.#asked) this.#answer("nothing");
    else if (this.#putting !== null) this.#put(null);
    else if (this.#asking) this.#turn(false);
    else return false;
    return true;
  }

  /** Moves a row; at a time within its period it first asks from when on. */
  #setDown(row: RowName, at: LatLon): void {
    const item = marksOf(this.#context.scene()).find((mark) => mark.item.handle === row.handle)?.item;
    const t = this.#context.time();
    const [from, until] = [item?.from ?? null, item?.until ?? null];
    if (!item || !isWithin(t, from, until)) {
      this.#move(row, at, from !== null && t < from ? t : null);
      return;
    }
    const { x, y } = this.#context.map.leaflet.latLngToContainerPoint([at.lat, at.lon]);
    const { x: width, y: height } = this.#context.map.leaflet.getSize();
    const { ceasefire } = this.#context.scene().time;
    this.#asked = { id: item.id, t, from, until, ceasefire, x, y, width, height, row, at };
    this.#context.repaint();
  }

  #answer(when: When): void {
    const asked = this.#asked;
    if (!asked) return;
    this.#asked = null;
    if (when === "nothing") this.#context.map.overlay.carry(new Map());
    else this.#move(asked.row, asked.at, when === "from" ? asked.t : null);
    this.#context.map.leaflet.getContainer().focus({ preventScroll: true });
    this.#context.repaint();
  }

  #move({ table, handle }: RowName, at: LatLon, t: number | null): void {
    this.#push({ kind: "move", table, row: handle, ...at, ...(t !== null && { at: formatInstant(t) }) });
    this.#dropped = t === null ? { name: { handle }, at, before: standsAt(handle, this.#context.scene()) } : null;
  }

  #push(edit: EditMessage): void {
    this.#landed = "";
    this.#outbox.push(edit);
    this.#context.repaint();
  }

  #step(kind: "undo" | "redo"): void {
    this.#landed = "";
    this.#outbox.push({ kind });
    this.#context.repaint();
  }

  #turn(on: boolean): void {
    this.#asking = on && !this.#editing?.planner;
    this.#active = on && !this.#asking;
    this.#asked = null;
    this.#put(null);
    this.#mark("posture-editing", this.#active);
    this.#context.repaint();
  }

  #put(what: string | null): void {
    this.#putting = what;
    this.#mark("posture-putting", what !== null);
    this.#context.repaint();
  }

  #mark(name: string, on: boolean): void {
    this.#context.map.leaflet.getContainer().classList.toggle(name, on);
  }

  /** Puts a new unit or a template at the place of a press, after the planner chose one. */
  #pressed({ lat, lng }: L.LatLng): boolean {
    if (this.#asked) this.#answer("nothing");
    const what = this.#putting;
    if (what === null) return false;
    if (what) this.#putTemplate(what, { lat, lon: lng });
    else this.#putUnit({ lat, lon: lng });
    this.#put(null);
    return true;
  }

  #putTemplate(name: string, at: LatLon): void {
    const nation = this.#nation.trim().toUpperCase();
    const begin = formatInstant(this.#context.time());
    this.#push({ kind: "template", name, ...at, at: begin, ...(nation && { nation }) });
  }

  #putUnit(at: LatLon): void {
    const id = this.#freeId();
    this.#selectWhenThere = id;
    this.#push({ kind: "put", id, ...at, t: this.#context.time() });
    this.#dropped = { name: { id }, at, before: null };
  }

  #freeId(): string {
    const taken = idsOf(this.#context.scene());
    let n = 1;
    while (taken.has(`NEW-${n}`)) n += 1;
    return `NEW-${n}`;
  }

  bar(): ComponentChildren {
    if (!this.#editing) return null;
    // The answer is about the time of the drop.
    if (this.#asked && this.#asked.t !== this.#context.time()) queueMicrotask(() => this.#answer("nothing"));
    return (
      <>
        <EditBar
          plan={this.#context.scene().plan}
          editing={this.#editing}
          mode={this.#asking ? "asking" : this.#active ? "active" : "resting"}
          putting={this.#putting}
          waiting={this.#outbox.waiting}
          nation={this.#nation}
          nations={this.#context.scene().nations}
          landed={this.#landed}
          onTurn={(on) => this.#turn(on)}
          onName={(planner) => this.#outbox.introduce(planner)}
          onPut={(what) => this.#put(what)}
          onNation={(code) => {
            this.#nation = code;
            this.#context.repaint();
          }}
          onStep={(kind) => this.#step(kind)}
        />
        {this.#asked && <WhenQuestion question={this.#asked} onAnswer={(when) => this.#answer(when)} />}
      </>
    );
  }

  verbs(table: string, row: VerbRow): ComponentChildren {
    if (!this.#active) return null;
    const at = formatInstant(this.#context.time());
    return (
      <details class="posture-card-verbs" key={`${row.handle}/${at}`}>
        <summary>{say("edit.change-in-time")}</summary>
        <VerbForm
          table={table}
          rows={[row]}
          at={at}
          ceasefire={this.#context.scene().time.ceasefire}
          suggestions={suggestionsIn(this.#context.scene(), table)}
          onEdit={(edit) => this.#push(edit)}
        />
      </details>
    );
  }
}

/** Returns the ids of all units, hubs and nodes. */
function idsOf(scene: Scene): ReadonlySet<string> {
  return new Set(symbolLayers(scene).flatMap((layer) => layer.items.map((item) => item.id)));
}
