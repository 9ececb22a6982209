// A planner's hand on the map: what it holds by pointer or keys, what is picked, and where that would stand.

import type L from "leaflet";
import type { Gazetteer } from "../basemap/gazetteer.ts";
import type { Carrier } from "./carrier.ts";
import type { DragContext } from "./drag.ts";
import type { EditorContext } from "./editor.ts";
import { type Grip, gripsOf, pinsAt } from "./grips.ts";
import type { Mover } from "./mover.ts";
import type { Moves } from "./moving.ts";
import { isStep, Nudge } from "./nudge.ts";
import { Picked } from "./picked.ts";
import type { Pins } from "./pins.ts";

interface HandContext {
  page: EditorContext;
  carrier: Carrier;
  mover: Mover;
  pins: Pins;
  gazetteer(): Gazetteer | null;
}

/** Picks and carries things, with the pointer and with arrow keys. */
export class Hand {
  readonly #context: HandContext;
  readonly #picked = new Picked();
  #nudge: Nudge | null = null;
  #told = "";
  /** Hours since H+0 when arrow keys took something up. */
  #t = 0;

  constructor(context: HandContext) {
    this.#context = context;
  }

  /** The things that are picked. */
  get picked(): ReadonlySet<string> {
    return this.#picked.things;
  }

  /** How many of them are on the map now. */
  get count(): number {
    return this.#picked.things.size ? this.#picked.among(this.#present()).length : 0;
  }

  /** Whether arrow keys carry something. */
  get carries(): boolean {
    return this.#nudge !== null;
  }

  /** Whether the map has gone to another time since arrow keys took something up. */
  get isStale(): boolean {
    return this.#nudge !== null && this.#t !== this.#context.page.time();
  }

  /** Where what arrow keys carry would stand; "" if they carry nothing. */
  get told(): string {
    return this.#nudge ? this.#told : "";
  }

  /** What the pointer does with the hand. */
  readonly ofPointer: Omit<DragContext, "map" | "may" | "pressed"> = {
    gripAt: (target, at) => this.#gripAt(target, at),
    together: (grip) => this.#together(grip),
    toggle: (grip) => this.#toggle(grip),
    boxed: (bounds) => this.#boxed(bounds),
    carrying: (moves, grip) => this.#carrying(moves, grip),
    putBack: () => this.#context.carrier.putBack(),
    setDown: (moves) => this.#context.mover.setDown(moves),
    open: ({ select }) => this.#context.page.openCard(select),
  };

  /** Returns everything that is on the map now and may be moved. */
  #present(): Grip[] {
    const { map, scene, time, chapter } = this.#context.page;
    const things = map.overlay.things;
    const shown = gripsOf(scene()).filter(({ key }) => things.has(key));
    return [...shown, ...pinsAt(scene(), time(), chapter())];
  }

  #gripAt(target: EventTarget | null, at: L.Point): Grip | null {
    const pin = this.#context.pins.gripAt(target);
    if (pin) return pin;
    const { map, scene } = this.#context.page;
    const hit = map.overlay.hit(at);
    if (!hit || hit.count > 1) return null;
    return gripsOf(scene()).find(({ key }) => key === hit.key) ?? null;
  }

  /** Returns what moves with a thing: everything that is picked, if it is. */
  #together(grip: Grip): Grip[] {
    const picked = this.#picked.among(this.#present());
    const others = picked.filter(({ key }) => key !== grip.key);
    return picked.length > others.length ? [grip, ...others] : [grip];
  }

  #toggle(grip: Grip): void {
    this.#picked.toggle(grip);
    this.#show();
  }

  #boxed(bounds: L.LatLngBounds): void {
    this.#picked.add(this.#present().filter(({ lat, lon }) => bounds.contains([lat, lon])));
    this.#show();
  }

  #show(): void {
    this.renew();
    this.#context.page.repaint();
  }

  #carrying(moves: Moves, lead: Grip): void {
    this.#context.page.hideTip();
    this.#told = this.#context.carrier.carry(moves, lead, this.#context.gazetteer());
  }

  /** Carries what is picked or selected with arrow keys, or sets it down with Enter; returns whether the key is used up. */
  onKey(event: KeyboardEvent): boolean {
    if (event.key === "Enter" && this.#nudge) {
      this.setDown();
      return true;
    }
    if (!isStep(event.key) || !this.#isOnMap(event.target)) return false;
    const nudge = this.#nudge ?? this.#taken(event.target);
    const [lead] = nudge?.grips ?? [];
    if (!nudge || !lead || !nudge.step(event)) return false;
    if (!this.#nudge) this.#t = this.#context.page.time();
    this.#nudge = nudge;
    this.#carrying(nudge.moves, lead);
    this.#context.page.repaint();
    return true;
  }

  /** Tells whether keys are for the map: they are also while nothing has the focus. */
  #isOnMap(target: EventTarget | null): boolean {
    const container = this.#context.page.map.leaflet.getContainer();
    return target === document.body || (target instanceof Node && container.contains(target));
  }

  /** Returns a nudge of what is picked, else of the pin with the focus or of what is selected; null if that cannot be moved. */
  #taken(target: EventTarget | null): Nudge | null {
    const present = this.#present();
    const pin = this.#context.pins.gripAt(target);
    if (pin && !this.#picked.among([pin]).length) return new Nudge([pin]);
    const picked = this.#picked.among(present);
    const selected = this.#context.page.selected();
    const grips = picked.length ? picked : present.filter(({ select }) => select === selected);
    return grips.length ? new Nudge(grips) : null;
  }

  /** Sets down what arrow keys carry. */
  setDown(): void {
    const nudge = this.#nudge;
    if (!nudge) return;
    this.#nudge = null;
    this.#context.mover.setDown(nudge.moves);
  }

  /** Puts back what arrow keys carry; returns whether there was something. */
  drop(): boolean {
    if (!this.#nudge) return false;
    this.#nudge = null;
    this.#context.carrier.putBack();
    this.#context.page.repaint();
    return true;
  }

  /** Picks nothing any more; returns whether something was picked. */
  unpick(): boolean {
    if (!this.#picked.things.size) return false;
    this.#picked.clear();
    this.#show();
    return true;
  }

  /** Lets go of everything. */
  rest(): void {
    this.#nudge = null;
    this.#picked.clear();
    this.#context.page.map.overlay.pick(new Set());
  }

  /** Rings what is picked again, after the plan has changed. */
  renew(): void {
    const { map, scene } = this.#context.page;
    map.overlay.pick(
      new Set(this.#picked.things.size ? this.#picked.among(gripsOf(scene())).map(({ key }) => key) : []),
    );
  }
}
