// Canvas tiles that the client paints itself. The map fetches no image, and a repaint changes tiles in place.

import L from "leaflet";
import { paintGroundMap } from "../basemap/ground-painter.ts";
import type { Basemap } from "../basemap/load.ts";
import { projectionAt } from "../geometry/mercator.ts";
import type { Palette } from "../paint/palette.ts";

/** Side of a tile in pixels. Each canvas costs time in every frame of a flight; large tiles are few. */
export const TILE_PX = 512;
/** On a finer screen than this, in pixels a CSS pixel, tiles cost memory that nobody sees. */
const FINEST = 2;
/** How far a tile reaches over the next: between whole zooms its own edge is half transparent. */
const OVERLAP_PX = 1;
/** How much a tile may be stretched before it is painted again. */
const STRETCHED = 1.01;

interface Tile {
  el: HTMLCanvasElement;
  coords: L.Coords;
  loaded?: Date;
}

const waiting: (() => void)[] = [];

/** Runs tasks in turn, one in each frame: no frame gets long. */
function inTurn(task: () => void): void {
  waiting.push(task);
  if (waiting.length > 1) return;
  const turn = () => {
    waiting[0]?.();
    waiting.shift();
    if (waiting.length) requestAnimationFrame(turn);
  };
  requestAnimationFrame(turn);
}

/** A layer of map tiles that the client paints itself. */
export abstract class CanvasTiles extends L.GridLayer {
  /** Paints a tile whose place counts in sides, and which is as wide and high as `reach`. */
  protected abstract paint(ctx: CanvasRenderingContext2D, coords: L.Coords, side: number, reach: number): void;

  /** Paints a tile: at once where the map is empty; one tile a frame while older tiles are still shown. */
  override createTile(coords: L.Coords, done?: L.DoneCallback): HTMLElement {
    const canvas = document.createElement("canvas");
    // Leaflet sets width and height.
    canvas.style.minWidth = canvas.style.minHeight = `${this.#reach}px`;
    const paint = () => this.#paintInto(canvas, coords);
    if (this.#standing().some((tile) => tile.loaded)) {
      inTurn(() => {
        if (this.#standing().some((tile) => tile.el === canvas)) paint();
        done?.(undefined, canvas);
      });
    } else {
      paint();
      requestAnimationFrame(() => done?.(undefined, canvas));
    }
    return canvas;
  }

  get #reach(): number {
    return this.getTileSize().x + OVERLAP_PX;
  }

  override onAdd(map: L.Map): this {
    super.onAdd(map);
    map.on("moveend", this.#refine);
    return this;
  }

  override onRemove(map: L.Map): this {
    map.off("moveend", this.#refine);
    super.onRemove(map);
    return this;
  }

  /** Paints the tiles again, one a frame, that Leaflet stretches at the zoom where the map has come to rest. */
  readonly #refine = (): void => {
    for (const { el, coords } of this.#standing()) {
      if (!this.#isCoarse(el, coords)) continue;
      inTurn(() => {
        if (this.#isCoarse(el, coords)) this.#paintInto(el, coords);
      });
    }
  };

  #isCoarse(canvas: HTMLCanvasElement, coords: L.Coords): boolean {
    return canvas.isConnected && canvas.width * STRETCHED < this.#reach * this.#density(coords);
  }

  /** Returns how many pixels a pixel of a tile takes on the screen, between whole zooms too. */
  #density(coords: L.Coords): number {
    const stretch = this._map.getZoomScale(this._map.getZoom(), coords.z);
    return Math.min(window.devicePixelRatio || 1, FINEST) * Math.max(1, stretch);
  }

  #standing(): Tile[] {
    return Object.values((this as unknown as { _tiles?: Record<string, Tile> })._tiles ?? {});
  }

  /** Paints every tile on the page again, within this frame. */
  repaint(): void {
    for (const { el, coords } of this.#standing()) this.#paintInto(el, coords);
  }

  /** Paints off the screen, then shows the picture: a canvas that only shows one costs nothing while the map moves. */
  #paintInto(canvas: HTMLCanvasElement, coords: L.Coords): void {
    const reach = this.#reach;
    const pixels = Math.ceil(reach * this.#density(coords));
    if (canvas.width !== pixels) canvas.width = canvas.height = pixels;
    const aside = new OffscreenCanvas(pixels, pixels);
    const ctx = aside.getContext("2d") as CanvasRenderingContext2D | null;
    if (!ctx) return;
    ctx.setTransform(pixels / reach, 0, 0, pixels / reach, 0, 0);
    this.paint(ctx, coords, this.getTileSize().x, reach);
    canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(aside.transferToImageBitmap());
  }
}

/** The tiles of the base map. */
export class BasemapTiles extends CanvasTiles {
  readonly #basemap: Basemap;
  #palette: Palette;
  #magnification = 1;

  constructor(basemap: Basemap, palette: Palette, options: L.GridLayerOptions = {}) {
    super(options);
    this.#basemap = basemap;
    this.#palette = palette;
  }

  recolour(palette: Palette): void {
    this.#palette = palette;
    this.repaint();
  }

  /** Draws lines wider by a factor, for the back of a room, and only as much detail as then fits. */
  magnify(factor: number): void {
    this.#magnification = factor;
    this.repaint();
  }

  protected override paint(ctx: CanvasRenderingContext2D, { x, y, z }: L.Coords, side: number, reach: number): void {
    const projection = projectionAt({ scale: 2 ** z, left: x * side, top: y * side, width: reach, height: reach });
    paintGroundMap(ctx, projection, this.#basemap, this.#palette, this.#magnification);
  }
}
