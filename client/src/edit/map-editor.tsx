// Editing on the map: what is put, dragged, nudged or typed becomes an edit. The server gets each, rounds it and keeps it.

import type L from "leaflet";
import type { ComponentChildren } from "preact";
import type { Gazetteer } from "../basemap/gazetteer.ts";
import type { Sent } from "../contract/types.ts";
import { type EditMessage, Outbox } from "../messages/outbox.ts";
import { knownPlanner } from "../messages/planner.ts";
import { formatInstant } from "../scene/instants.ts";
import type { Editing, Scene } from "../scene/scene.ts";
import type { VerbRow } from "../verbs/forms.ts";
import { type BriefingEdits, briefingEdits } from "./briefing-edits.ts";
import { Carrier } from "./carrier.ts";
import { Drag } from "./drag.ts";
import { EditBar } from "./edit-bar.tsx";
import type { Editor, EditorContext } from "./editor.ts";
import { gripsOf, pinsAt, thingOf } from "./grips.ts";
import { Hand } from "./hand.ts";
import { Mover } from "./mover.ts";
import { Names } from "./names.ts";
import { Pins } from "./pins.ts";
import { Putter } from "./putter.ts";
import { RowChanges } from "./row-changes.tsx";
import { WhenQuestion } from "./when.tsx";

/** The editor of the map: joins its tools, and sends their edits to the server. */
export class MapEditor implements Editor {
  readonly #context: EditorContext;
  readonly #outbox: Outbox;
  readonly #pins: Pins;
  readonly #carrier: Carrier;
  readonly #mover: Mover;
  readonly #hand: Hand;
  readonly #drag: Drag;
  readonly #putter: Putter;
  readonly #names: Names;
  #editing: Editing | null;
  #active = false;
  #asking = false;
  readonly #chapters: BriefingEdits = briefingEdits({
    active: () => this.#active,
    busy: () => this.#outbox.waiting > 0,
    begin: () => this.#turn(true),
    push: (edit) => this.#push(edit),
    bounds: () => this.#context.bounds(),
  });

  constructor(context: EditorContext, send: (sent: Sent) => void, places: () => Promise<Gazetteer>) {
    const scene = context.scene();
    this.#context = context;
    this.#names = new Names(places);
    this.#editing = scene.editing ?? null;
    this.#outbox = new Outbox(send);
    this.#outbox.about(this.#editing?.plan_id ?? "", scene.plan);
    this.#pins = new Pins(context.map.leaflet, (grip) => context.select(grip.select));
    this.#carrier = new Carrier(context.map, this.#pins);
    const push = (edit: EditMessage) => this.#push(edit);
    this.#mover = new Mover({ page: context, carrier: this.#carrier, push });
    this.#putter = new Putter({ page: context, push, remember: (dropped) => this.#mover.remember(dropped) });
    this.#hand = new Hand({
      page: context,
      carrier: this.#carrier,
      mover: this.#mover,
      pins: this.#pins,
      gazetteer: () => this.#names.known,
    });
    this.#drag = new Drag({
      map: context.map,
      may: () => this.#active,
      pressed: (at) => this.#pressed(at),
      ...this.#hand.ofPointer,
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
    this.#carrier.destroy();
    this.#pins.destroy();
  }

  update(scene: Scene): void {
    this.#editing = scene.editing ?? null;
    if (this.#editing) {
      this.#outbox.about(this.#editing.plan_id, scene.plan);
      this.#outbox.noted(this.#editing.received);
    }
    if (this.#asking && this.#editing?.planner) this.#turn(true);
    if (this.#outbox.waiting > 0) return;
    const grips = gripsOf(scene);
    this.#mover.answered(grips);
    if (!this.#drag.moving && !this.#mover.question && !this.#hand.carries) this.#carrier.putBack();
    this.#hand.renew();
    this.#putter.arrived(grips);
  }

  onKey(event: KeyboardEvent): boolean {
    if (event.key === "Escape") return this.#escape();
    if (!this.#active) return false;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const key = event.key.toLowerCase();
    if (command && key === "z") this.#step(event.shiftKey ? "redo" : "undo");
    else if (command && key === "y") this.#step("redo");
    else return !command && !event.altKey && !this.#mover.question && this.#hand.onKey(event);
    return true;
  }

  /** Puts back what is carried, or ends what waits for the planner. */
  #escape(): boolean {
    if (this.#drag.drop() || this.#hand.drop()) return true;
    if (this.#mover.question) this.#mover.answer("nothing");
    else if (this.#putter.puts) this.#putter.choose(null);
    else if (this.#asking) this.#turn(false);
    else return this.#hand.unpick();
    return true;
  }

  #push(edit: EditMessage): void {
    this.#mover.remember([]);
    this.#outbox.push(edit);
    this.#context.repaint();
  }

  #step(kind: "undo" | "redo"): void {
    this.#hand.drop();
    this.#push({ kind });
  }

  #turn(on: boolean): void {
    this.#asking = on && !this.#editing?.planner;
    this.#active = on && !this.#asking;
    if (this.#mover.question || this.#hand.carries) this.#carrier.putBack();
    this.#mover.forget();
    this.#hand.rest();
    this.#context.map.leaflet.getContainer().classList.toggle("posture-editing", this.#active);
    if (this.#active) void this.#names.load(() => this.#context.repaint());
    this.#putter.choose(null);
  }

  /** Puts what the planner chose where the map is pressed. */
  #pressed({ lat, lng }: L.LatLng): boolean {
    if (this.#mover.question) this.#mover.answer("nothing");
    this.#hand.setDown();
    return this.#putter.put({ lat, lon: lng });
  }

  bar(): ComponentChildren {
    if (!this.#editing) return null;
    const { scene, time, chapter, selected } = this.#context;
    const { question } = this.#mover;
    // The answer is about the time of the drop.
    if (question && question.t !== time()) queueMicrotask(() => this.#mover.answer("nothing"));
    if (this.#hand.isStale) queueMicrotask(() => this.#hand.drop());
    const pins = this.#active ? pinsAt(scene(), time(), chapter()) : [];
    this.#pins.show(pins, this.#hand.picked, selected());
    return (
      <>
        <EditBar
          plan={scene().plan}
          editing={this.#editing}
          mode={this.#asking ? "asking" : this.#active ? "active" : "resting"}
          puts={this.#putter.puts}
          ofChapter={chapter() !== ""}
          gazetteer={this.#names.known}
          waiting={this.#outbox.waiting}
          nation={this.#putter.nation}
          nations={scene().nations}
          carried={this.#hand.told}
          picked={this.#hand.count}
          landed={this.#mover.landed}
          onTurn={(on) => this.#turn(on)}
          onName={(planner) => this.#outbox.introduce(planner)}
          onPuts={(puts) => this.#putter.choose(puts)}
          onNation={(code) => this.#putter.take(code)}
          onPlace={(at) => this.#putter.put(at)}
          onStep={(kind) => this.#step(kind)}
        />
        {question && <WhenQuestion question={question} onAnswer={(when) => this.#mover.answer(when)} />}
      </>
    );
  }

  verbs(table: string, row: VerbRow): ComponentChildren {
    if (!this.#active) return null;
    return (
      <RowChanges
        scene={this.#context.scene()}
        table={table}
        row={row}
        at={formatInstant(this.#context.time())}
        gazetteer={this.#names.known}
        onPlace={(at) => {
          this.#mover.moveRow(table, row.handle, at);
          this.#putter.await(thingOf({ table, id: row.id }));
        }}
        onEdit={(edit) => this.#push(edit)}
      />
    );
  }
}
