// Dragging things: they follow the pointer, and stay where the planner lets go. With Shift or Ctrl a press picks several.

import type L from "leaflet";
import type { LatLon } from "../geometry/geodesy.ts";
import { positionOf, worldPoint } from "../geometry/mercator.ts";
import type { PostureMap } from "../map/map.ts";
import { BoxPicker } from "./box-picker.ts";
import type { Grip } from "./grips.ts";
import type { Moves } from "./moving.ts";

/** How far a pointer moves before a press becomes a drag. */
const SLACK_PX = 4;

interface Carried {
  grip: Grip;
  all: readonly Grip[];
  from: L.Point;
  moved: boolean;
}

/** What a drag needs of the page, and what it calls. */
export interface DragContext {
  map: PostureMap;
  /** Tells whether a press may start a drag. */
  may(): boolean;
  /** Handles a press on the map before the drag does; returns whether the press is used up. */
  pressed(at: L.LatLng): boolean;
  gripAt(target: EventTarget | null, at: L.Point): Grip | null;
  /** Returns what moves along with a thing, with itself. */
  together(grip: Grip): readonly Grip[];
  /** Picks a thing, or picks it no more. */
  toggle(grip: Grip): void;
  boxed(bounds: L.LatLngBounds): void;
  carrying(moves: Moves, grip: Grip): void;
  putBack(): void;
  setDown(moves: Moves): void;
  /** Opens the card of the one thing that was dragged. */
  open(grip: Grip): void;
}

/** Lets the pointer drag things over the map. */
export class Drag {
  readonly #context: DragContext;
  readonly #container: HTMLElement;
  readonly #box: BoxPicker;
  #carried: Carried | null = null;
  /** Whether the click after a press belongs to the press. */
  #swallows = false;

  constructor(context: DragContext) {
    this.#context = context;
    this.#container = context.map.leaflet.getContainer();
    this.#box = new BoxPicker(context.map.leaflet, (bounds) => context.boxed(bounds));
    this.#container.addEventListener("pointerdown", this.#onDown, { capture: true });
    this.#container.addEventListener("click", this.#onClick, { capture: true });
    window.addEventListener("pointermove", this.#onMove);
    window.addEventListener("pointerup", this.#onUp);
    window.addEventListener("pointercancel", this.#onCancel);
  }

  destroy(): void {
    this.#container.removeEventListener("pointerdown", this.#onDown, { capture: true });
    this.#container.removeEventListener("click", this.#onClick, { capture: true });
    window.removeEventListener("pointermove", this.#onMove);
    window.removeEventListener("pointerup", this.#onUp);
    window.removeEventListener("pointercancel", this.#onCancel);
  }

  /** Whether the pointer is moving a thing. */
  get moving(): boolean {
    return this.#carried?.moved ?? false;
  }

  /** Puts what is dragged back where it was; returns whether there was something. */
  drop(): boolean {
    if (this.#box.drop()) return true;
    if (!this.#carried) return false;
    this.#carried = null;
    this.#context.map.leaflet.dragging.enable();
    this.#context.putBack();
    return true;
  }

  readonly #onDown = (event: PointerEvent): void => {
    this.#swallows = false;
    if (!this.#context.may() || event.button !== 0 || !event.isPrimary) return;
    const { leaflet } = this.#context.map;
    if ((event.target as HTMLElement).closest(".leaflet-control")) return;
    const at = leaflet.mouseEventToContainerPoint(event);
    if (this.#context.pressed(leaflet.containerPointToLatLng(at))) {
      this.#swallows = true;
      return;
    }
    const grip = this.#context.gripAt(event.target, at);
    if (event.shiftKey || event.ctrlKey || event.metaKey) this.#pick(grip, at);
    else if (grip) {
      leaflet.dragging.disable();
      this.#carried = { grip, all: this.#context.together(grip), from: at, moved: false };
    }
  };

  #pick(grip: Grip | null, at: L.Point): void {
    this.#swallows = true;
    if (grip) this.#context.toggle(grip);
    else this.#box.begin(at);
  }

  readonly #onClick = (event: MouseEvent): void => {
    if (!this.#swallows) return;
    this.#swallows = false;
    event.stopPropagation();
  };

  readonly #onMove = (event: PointerEvent): void => {
    const { leaflet } = this.#context.map;
    const at = leaflet.mouseEventToContainerPoint(event);
    if (this.#box.follow(at)) return;
    const carried = this.#carried;
    if (!carried || (!carried.moved && at.distanceTo(carried.from) < SLACK_PX)) return;
    carried.moved = true;
    this.#context.carrying(this.#movesTo(carried, at), carried.grip);
  };

  readonly #onUp = (event: PointerEvent): void => {
    const { leaflet } = this.#context.map;
    const at = leaflet.mouseEventToContainerPoint(event);
    if (this.#box.end(at)) return;
    const carried = this.#carried;
    if (!carried) return;
    leaflet.dragging.enable();
    this.#carried = null;
    if (!carried.moved) return;
    // The click after it would find what is drawn there, which may be something else until the server has answered.
    this.#swallows = true;
    this.#context.setDown(this.#movesTo(carried, at));
    if (carried.all.length === 1) this.#context.open(carried.grip);
  };

  /** The system takes a finger away, for a gesture of its own. */
  readonly #onCancel = (): void => {
    this.drop();
  };

  /** Returns where each thing goes: what is dragged to the pointer, and the others as far over the map as it. */
  #movesTo({ grip, all }: Carried, at: L.Point): Moves {
    const { lat, lng } = this.#context.map.leaflet.containerPointToLatLng(at);
    const [to, from] = [worldPoint(lat, lng), worldPoint(grip.lat, grip.lon)];
    return new Map(
      all.map((one): [Grip, LatLon] => {
        if (one === grip) return [one, { lat, lon: lng }];
        const own = worldPoint(one.lat, one.lon);
        return [one, positionOf({ x: own.x + to.x - from.x, y: own.y + to.y - from.y })];
      }),
    );
  }
}
