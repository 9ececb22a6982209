// Names of places on a canvas over the map. No symbol covers a part of one, and no edge cuts one.

import L from "leaflet";
import { inOrder, type PlacedLabel, paintPlaces, type Widths } from "../basemap/label-painter.ts";
import type { Basemap } from "../basemap/load.ts";
import { NO_RELEVANCE, type Relevance } from "../basemap/relevance.ts";
import type { Box, Cover } from "../geometry/boxes.ts";
import type { Projection } from "../geometry/mercator.ts";
import type { Palette } from "../paint/palette.ts";
import { CanvasOverlay } from "./overlay.ts";

/** Where names may not be: under symbols, or half under a panel. */
export interface Obstacles {
  /** Returns the boxes that symbols take, in the pixels of a projection. */
  occupied(projection: Projection): readonly Cover[];
  /** Returns the boxes of what lies over the map, in pixels of its element. */
  covers(): readonly Box[];
}

/** The names of places on the map. */
export class PlaceLabels extends CanvasOverlay {
  readonly #basemap: Basemap;
  readonly #obstacles: Obstacles;
  readonly #widths: Widths = new Map();
  #labels: readonly PlacedLabel[];
  #relevance = NO_RELEVANCE;
  #palette: Palette;
  #around = "";
  #projection: Projection | null = null;
  #zooming = false;
  /** Whether it is known what the names must keep clear of; before that, none is painted. */
  #ready = false;

  constructor(basemap: Basemap, palette: Palette, obstacles: Obstacles) {
    super("posture-labels", false);
    this.#basemap = basemap;
    this.#palette = palette;
    this.#obstacles = obstacles;
    this.#labels = inOrder(basemap, NO_RELEVANCE);
  }

  override onAdd(map: L.Map): this {
    map.on("zoom", this.#hide, this);
    map.on("moveend", this.#reveal, this);
    return super.onAdd(map);
  }

  override onRemove(map: L.Map): this {
    map.off("zoom", this.#hide, this);
    map.off("moveend", this.#reveal, this);
    return super.onRemove(map);
  }

  recolour(palette: Palette): void {
    this.#palette = palette;
    this.redraw();
  }

  /** Names first what concerns a plan. */
  concern(relevance: Relevance): void {
    if (relevance === this.#relevance) return;
    this.#relevance = relevance;
    this.#labels = inOrder(this.#basemap, relevance);
    this.redraw();
  }

  /** Places the names anew, if what they keep clear of has changed. */
  makeRoom(): void {
    if (!this.present || this.#zooming) return;
    this.#ready = true;
    const projection = this.#projection;
    if (projection && keyOf(this.#taken(projection)) === this.#around) return;
    this.redraw();
  }

  /** Hides the names while the map flies: they have one size, and the distances between symbols change. */
  #hide(): void {
    this.#zooming = true;
    this.canvas.style.visibility = "hidden";
  }

  #reveal(): void {
    if (!this.#zooming) return;
    this.#zooming = false;
    this.canvas.style.visibility = "";
    this.makeRoom();
  }

  #taken(projection: Projection): readonly Cover[] {
    return [...this.#obstacles.occupied(projection), ...this.#obstacles.covers().map((box) => this.#onCanvas(box))];
  }

  #onCanvas({ left, top, right, bottom }: Box): Box {
    const [first, last] = [this.fromContainer(L.point(left, top)), this.fromContainer(L.point(right, bottom))];
    return { left: first.x, top: first.y, right: last.x, bottom: last.y };
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    if (!this.#ready) return;
    const taken = this.#taken(projection);
    this.#around = keyOf(taken);
    this.#projection = projection;
    const { x, y } = this.map.getSize();
    const edge = this.#onCanvas({ left: 0, top: 0, right: x, bottom: y });
    paintPlaces(ctx, projection, this.#labels, this.#palette, { taken, edge, widths: this.#widths });
  }
}

function keyOf(boxes: readonly Box[]): string {
  return boxes.map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round).join()).join(" ");
}
