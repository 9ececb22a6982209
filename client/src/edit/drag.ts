// Dragging a symbol: it follows the pointer, and stays where the planner lets go.

import type L from "leaflet";
import type { LatLon } from "../geometry/geodesy.ts";
import type { PostureMap } from "../map/map.ts";
import type { Scene } from "../scene/scene.ts";
import { marksOf } from "../scene/selection.ts";

/** How far a pointer moves before a press becomes a drag. */
const SLACK_PX = 4;

/** How an edit names a row. */
export interface RowName {
  table: string;
  handle: string;
}

interface Carried extends RowName {
  key: string;
  from: L.Point;
  moved: boolean;
}

/** What a drag needs of the page, and what it calls. */
export interface DragContext {
  map: PostureMap;
  scene(): Scene;
  /** Tells whether a press may start a drag. */
  may(): boolean;
  /** Handles a press on the map before the drag does; returns whether the press is used up. */
  pressed(at: L.LatLng): boolean;
  carrying(): void;
  setDown(row: RowName, at: LatLon): void;
}

/** Lets the pointer drag symbols over the map. */
export class Drag {
  readonly #context: DragContext;
  readonly #container: HTMLElement;
  #carried: Carried | null = null;

  constructor(context: DragContext) {
    this.#context = context;
    this.#container = context.map.leaflet.getContainer();
    this.#container.addEventListener("pointerdown", this.#onDown, { capture: true });
    window.addEventListener("pointermove", this.#onMove);
    window.addEventListener("pointerup", this.#onUp);
  }

  destroy(): void {
    this.#container.removeEventListener("pointerdown", this.#onDown, { capture: true });
    window.removeEventListener("pointermove", this.#onMove);
    window.removeEventListener("pointerup", this.#onUp);
  }

  /** Whether the pointer is moving a symbol. */
  get moving(): boolean {
    return this.#carried?.moved ?? false;
  }

  /** Puts the dragged symbol back where it was; returns whether there was one. */
  drop(): boolean {
    if (!this.#carried) return false;
    this.#carried = null;
    this.#context.map.leaflet.dragging.enable();
    this.#context.map.overlay.carry(new Map());
    return true;
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (!this.#context.may() || event.button !== 0 || !event.isPrimary) return;
    const { leaflet, overlay } = this.#context.map;
    if ((event.target as HTMLElement).closest(".leaflet-control")) return;
    const at = leaflet.mouseEventToContainerPoint(event);
    if (this.#context.pressed(leaflet.containerPointToLatLng(at))) return;
    const hit = overlay.hit(at);
    const row = hit && hit.count < 2 ? rowOf(this.#context.scene(), hit.key) : null;
    if (!hit || !row) return;
    leaflet.dragging.disable();
    this.#carried = { key: hit.key, ...row, from: at, moved: false };
  };

  readonly #onMove = (event: PointerEvent): void => {
    const carried = this.#carried;
    if (!carried) return;
    const { leaflet, overlay } = this.#context.map;
    const at = leaflet.mouseEventToContainerPoint(event);
    if (!carried.moved && at.distanceTo(carried.from) < SLACK_PX) return;
    carried.moved = true;
    const { lat, lng } = leaflet.containerPointToLatLng(at);
    this.#context.carrying();
    overlay.carry(new Map([[carried.key, { lat, lon: lng }]]));
  };

  readonly #onUp = (event: PointerEvent): void => {
    const carried = this.#carried;
    if (!carried) return;
    const { leaflet } = this.#context.map;
    leaflet.dragging.enable();
    this.#carried = null;
    if (!carried.moved) return;
    const { lat, lng } = leaflet.containerPointToLatLng(leaflet.mouseEventToContainerPoint(event));
    this.#context.setDown(carried, { lat, lon: lng });
  };
}

/** Returns the row of a symbol; null if nobody may edit it. */
function rowOf(scene: Scene, key: string): RowName | null {
  const mark = marksOf(scene).find((one) => one.key === key);
  return mark?.item.handle ? { table: mark.layer.table, handle: mark.item.handle } : null;
}
