// Editing on the map: drag a symbol, put a new unit, undo. Everything is sent to the server, which rounds and keeps it.

import type L from "leaflet";
import type { ComponentChildren } from "preact";
import type { PostureMap } from "../map/map.ts";
import { Outbox, type Sent } from "../messages/outbox.ts";
import { knownPlanner, type Planner } from "../messages/planner.ts";
import { type Bounds, type Editing, layerOf, type Scene, SYMBOL_LAYERS } from "../scene/scene.ts";
import { counted } from "../scene/words.ts";
import { type BriefingEdits, briefingEdits } from "./briefing-edits.ts";
import { NameForm } from "./name-form.tsx";

/** What the page gives its editor. */
export interface EditorContext {
  map: PostureMap;
  scene(): Scene;
  time(): number;
  /** The part of the map on the screen, if it was moved by hand. */
  bounds(): Bounds | null;
  select(id: string): void;
  repaint(): void;
  hideTip(): void;
}

export interface Editor {
  readonly active: boolean;
  /** Edits of chapters; null where nothing can be edited. */
  readonly briefing: BriefingEdits | null;
  /** Puts everything that edits away, as for a presentation. */
  rest(): void;
  /** What floats over the map. */
  bar(): ComponentChildren;
  update(scene: Scene): void;
  /** Tells whether a key was meant for editing, and is used up. */
  onKey(event: KeyboardEvent): boolean;
  destroy(): void;
}

/** How far a pointer moves before a press becomes a drag. */
const SLACK_PX = 4;

interface Drag {
  key: string;
  table: string;
  handle: string;
  from: L.Point;
  moved: boolean;
}

export class MapEditor implements Editor {
  readonly #context: EditorContext;
  readonly #outbox: Outbox;
  readonly #container: HTMLElement;
  #editing: Editing | null;
  #active = false;
  #asking = false;
  #putting = false;
  #drag: Drag | null = null;
  #done = 0;
  #selectWhenThere = "";
  readonly #chapters: BriefingEdits = briefingEdits({
    active: () => this.#active,
    busy: () => this.#outbox.waiting > 0,
    begin: () => this.#turn(true),
    push: (kind, fields) => {
      this.#done += 1;
      this.#outbox.push(kind, fields);
      this.#context.repaint();
    },
    bounds: () => this.#context.bounds(),
  });

  constructor(context: EditorContext, send: (sent: Sent) => void) {
    this.#context = context;
    const scene = context.scene();
    this.#editing = scene.editing ?? null;
    this.#outbox = new Outbox(scene.plan, send, localStorage);
    this.#container = context.map.leaflet.getContainer();
    this.#container.addEventListener("pointerdown", this.#onDown, { capture: true });
    window.addEventListener("pointermove", this.#onMove);
    window.addEventListener("pointerup", this.#onUp);
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
    this.#container.removeEventListener("pointerdown", this.#onDown, { capture: true });
    window.removeEventListener("pointermove", this.#onMove);
    window.removeEventListener("pointerup", this.#onUp);
  }

  update(scene: Scene): void {
    this.#editing = scene.editing ?? null;
    if (this.#editing) this.#outbox.noted(this.#editing.received);
    if (this.#asking && this.#editing?.planner) this.#turn(true);
    if (this.#outbox.waiting === 0 && !this.#drag?.moved) this.#context.map.overlay.carry(new Map());
    if (this.#selectWhenThere && layerOf(scene, "units").items.some((item) => item.id === this.#selectWhenThere)) {
      const id = this.#selectWhenThere;
      this.#selectWhenThere = "";
      this.#context.select(id);
    }
  }

  onKey(event: KeyboardEvent): boolean {
    if (!this.#active) return false;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.key === "Escape") return this.#escape();
    if (command && key === "z") this.#step(event.shiftKey ? "redo" : "undo");
    else if (command && key === "y") this.#step("redo");
    else return false;
    return true;
  }

  /** Lets go of what is under way, else undoes the last edit that was made here. */
  #escape(): boolean {
    if (this.#drag) {
      this.#drop();
      return true;
    }
    if (this.#putting) {
      this.#put(false);
      return true;
    }
    if (this.#done === 0) return false;
    this.#step("undo");
    return true;
  }

  #step(kind: "undo" | "redo"): void {
    this.#done = Math.max(0, this.#done + (kind === "undo" ? -1 : 1));
    this.#outbox.push(kind);
    this.#context.repaint();
  }

  #turn(on: boolean): void {
    this.#asking = on && !this.#editing?.planner;
    this.#active = on && !this.#asking;
    this.#done = 0;
    this.#put(false);
    this.#container.classList.toggle("posture-editing", this.#active);
    this.#context.repaint();
  }

  #put(on: boolean): void {
    this.#putting = on;
    this.#container.classList.toggle("posture-putting", on);
    this.#context.repaint();
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (!this.#active || event.button !== 0 || !event.isPrimary) return;
    const { leaflet, overlay } = this.#context.map;
    if ((event.target as HTMLElement).closest(".leaflet-control")) return;
    const at = leaflet.mouseEventToContainerPoint(event);
    if (this.#putting) {
      this.#putAt(leaflet.containerPointToLatLng(at));
      return;
    }
    const hit = overlay.hit(at);
    const found = hit && hit.count < 2 ? this.#rowOf(hit.key) : null;
    if (!hit || !found) return;
    leaflet.dragging.disable();
    this.#drag = { key: hit.key, ...found, from: at, moved: false };
  };

  readonly #onMove = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag) return;
    const { leaflet, overlay } = this.#context.map;
    const at = leaflet.mouseEventToContainerPoint(event);
    if (!drag.moved && at.distanceTo(drag.from) < SLACK_PX) return;
    drag.moved = true;
    const { lat, lng } = leaflet.containerPointToLatLng(at);
    this.#context.hideTip();
    overlay.carry(new Map([[drag.key, { lat, lon: lng }]]));
  };

  readonly #onUp = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag) return;
    const { leaflet } = this.#context.map;
    leaflet.dragging.enable();
    this.#drag = null;
    if (!drag.moved) return;
    const { lat, lng } = leaflet.containerPointToLatLng(leaflet.mouseEventToContainerPoint(event));
    this.#done += 1;
    this.#outbox.push("move", { table: drag.table, row: drag.handle, lat, lon: lng });
    this.#context.repaint();
  };

  /** Lets a dragged symbol go back to where it was. */
  #drop(): void {
    this.#drag = null;
    this.#context.map.leaflet.dragging.enable();
    this.#context.map.overlay.carry(new Map());
  }

  #putAt({ lat, lng }: L.LatLng): void {
    const id = this.#freeId();
    this.#done += 1;
    this.#selectWhenThere = id;
    this.#outbox.push("put", { id, lat, lon: lng, t: this.#context.time() });
    this.#put(false);
  }

  #freeId(): string {
    const scene = this.#context.scene();
    const taken = new Set(SYMBOL_LAYERS.flatMap((layer) => layerOf(scene, layer).items.map((item) => item.id)));
    let n = 1;
    while (taken.has(`NEW-${n}`)) n += 1;
    return `NEW-${n}`;
  }

  #rowOf(key: string): { table: string; handle: string } | null {
    const scene = this.#context.scene();
    for (const name of SYMBOL_LAYERS) {
      const layer = layerOf(scene, name);
      const item = layer.items.find((other) => `${name}/${other.id}/${other.from}` === key);
      if (item?.handle) return { table: layer.table, handle: item.handle };
    }
    return null;
  }

  bar(): ComponentChildren {
    const editing = this.#editing;
    if (!editing) return null;
    if (this.#asking) {
      return (
        <div class="posture-edit-bar">
          <NameForm onName={(planner: Planner) => this.#outbox.introduce(planner)} />
          <button type="button" onClick={() => this.#turn(false)}>
            Cancel
          </button>
        </div>
      );
    }
    if (!this.#active) {
      return (
        <button type="button" class="posture-edit-start" onClick={() => this.#turn(true)}>
          {editing.unsaved ? `Edit · ${editing.unsaved} unsaved` : "Edit"}
        </button>
      );
    }
    return (
      <div class="posture-edit-bar" role="toolbar" aria-label="Edit on the map">
        <span title="Nobody checks the name">{`Editing as ${editing.planner}`}</span>
        <button type="button" aria-pressed={this.#putting} onClick={() => this.#put(!this.#putting)}>
          New unit
        </button>
        <button type="button" disabled={!editing.undo} title={editing.undo} onClick={() => this.#step("undo")}>
          Undo
        </button>
        <button type="button" disabled={!editing.redo} title={editing.redo} onClick={() => this.#step("redo")}>
          Redo
        </button>
        <span role="status" class="posture-edit-hint">
          {this.#hint(editing)}
        </span>
        {editing.unsaved > 0 && (
          <a
            href={`./tables?${new URLSearchParams({ plan: this.#context.scene().plan, section: "Changes" })}`}
            target="_self"
          >
            Review and save
          </a>
        )}
        <button type="button" onClick={() => this.#turn(false)}>
          Done
        </button>
      </div>
    );
  }

  #hint(editing: Editing): string {
    if (editing.refusal) return editing.refusal;
    if (this.#putting) return "Click where the unit stands.";
    if (this.#outbox.waiting) return "Sending…";
    return editing.unsaved ? `${counted(editing.unsaved, "row")} with unsaved edits` : "Drag a symbol to move it.";
  }
}
