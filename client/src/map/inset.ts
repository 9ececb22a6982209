// The small map of Europe beside the view of Ukraine: the command nodes and the names of their places.

import L from "leaflet";
import type { Basemap } from "../basemap/load.ts";
import { type Box, overlap } from "../geometry/boxes.ts";
import { type Projection, worldPoint } from "../geometry/mercator.ts";
import { SANS } from "../paint/brush.ts";
import { PALETTES, type Palette, type Theme } from "../paint/palette.ts";
import type { SymbolItem } from "../scene/scene.ts";
import type { Standing } from "../scene/selection.ts";
import { CanvasOverlay } from "./overlay.ts";
import { picture } from "./stamps.ts";
import { BasemapTiles, TILE_PX } from "./tiles.ts";

const BOUNDS = L.latLngBounds([43.5, -13], [56.5, 38]);
const EDGE_PX = 4;
const SYMBOL = 9;
const LINE_PX = 11;
/** Where a name may be: right (1) or left (-1) of its place, and how many lines below it, in order of preference. */
const LABEL_SIDES = [
  [1, 0],
  [1, 0.8],
  [-1, 0],
  [-1, 0.8],
  [-1, -0.8],
  [1, 1.7],
  [-1, 1.7],
  [1, -2.3],
  [1, -3.2],
] as const;

interface Named {
  place: string;
  lat: number;
  lon: number;
}

class NodeOverlay extends CanvasOverlay {
  #places: readonly Named[] = [];
  #nodes: readonly Standing[] = [];
  #palette: Palette;

  constructor(palette: Palette) {
    super("overlayPane", false);
    this.#palette = palette;
  }

  /** Shows the names of all places that a node ever has, and the symbols of the nodes that are there now. */
  show(all: readonly SymbolItem[], now: readonly Standing[], palette: Palette): void {
    const unique = new Map<string, Named>();
    for (const { place, lat, lon } of all) {
      if (place) unique.set(place, { place, lat, lon });
    }
    this.#places = [...unique.values()].sort((a, b) => b.lat - a.lat);
    this.#nodes = now;
    this.#palette = palette;
    this.redraw();
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    const taken: Box[] = [];
    for (const { mark, planned } of this.#nodes) {
      const at = worldPoint(mark.lat, mark.lon);
      const drawn = picture(mark.item.sidc, planned, SYMBOL, this.density);
      const [left, top] = [projection.x(at.x) - drawn.anchorX, projection.y(at.y) - drawn.anchorY];
      ctx.drawImage(drawn.image, left, top, drawn.width, drawn.height);
      taken.push({ left, top, right: left + drawn.width, bottom: top + drawn.height });
    }
    for (const named of this.#places) this.#place(ctx, projection, named, taken);
  }

  #place(ctx: CanvasRenderingContext2D, projection: Projection, named: Named, taken: Box[]): void {
    const at = worldPoint(named.lat, named.lon);
    const [x, y] = [projection.x(at.x), projection.y(at.y)];
    ctx.font = `600 10px ${SANS}`;
    ctx.textBaseline = "middle";
    ctx.beginPath();
    ctx.arc(x, y, 2.4, 0, 2 * Math.PI);
    ctx.fillStyle = this.#palette.ink;
    ctx.fill();
    const box = this.#room(x, y, ctx.measureText(named.place).width, taken);
    if (!box) return;
    taken.push(box);
    ctx.strokeStyle = this.#palette.halo;
    ctx.lineWidth = 3;
    ctx.strokeText(named.place, box.left, (box.top + box.bottom) / 2);
    ctx.fillText(named.place, box.left, (box.top + box.bottom) / 2);
  }

  /** Returns the first box around a point in which a label covers no symbol, no other label, and no edge. */
  #room(x: number, y: number, width: number, taken: readonly Box[]): Box | undefined {
    const [first, last] = [
      this.fromContainer(L.point(EDGE_PX, 0)).x,
      this.fromContainer(this.map.getSize()).x - EDGE_PX,
    ];
    return LABEL_SIDES.map(([side, drop]) => {
      const left = side > 0 ? x + 6 : x - 6 - width;
      const middle = y + drop * LINE_PX;
      return { left, top: middle - LINE_PX / 2, right: left + width, bottom: middle + LINE_PX / 2 };
    }).find((box) => box.left >= first && box.right <= last && !taken.some((other) => overlap(box, other)));
  }
}

/** The inset: a small map of Europe with the command nodes. */
export class Inset {
  readonly #map: L.Map;
  readonly #tiles: BasemapTiles;
  readonly #nodes: NodeOverlay;
  #fitted = "";
  #waiting = 0;
  #magnification = 1;

  constructor(container: HTMLElement, basemap: Basemap, theme: Theme) {
    this.#map = L.map(container, {
      attributionControl: false,
      zoomControl: false,
      dragging: false,
      keyboard: false,
      scrollWheelZoom: false,
      doubleClickZoom: false,
      touchZoom: false,
      boxZoom: false,
      zoomSnap: 0,
    });
    container.tabIndex = -1;
    this.#tiles = new BasemapTiles(basemap, PALETTES[theme], { tileSize: TILE_PX }).addTo(this.#map);
    this.#nodes = new NodeOverlay(PALETTES[theme]).addTo(this.#map);
  }

  /** Draws names and symbols larger by a factor. */
  magnify(factor: number): void {
    if (factor === this.#magnification) return;
    this.#magnification = factor;
    for (const layer of [this.#tiles, this.#nodes]) layer.magnify(factor);
  }

  #fitNext(): void {
    this.#waiting = requestAnimationFrame(() => this.#fit());
  }

  /** Shows all of Europe whenever the element has another size; it has none while it is hidden. */
  #fit(): void {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const size = `${clientWidth}x${clientHeight}`;
    if (size === this.#fitted) return;
    this.#fitted = size;
    this.#map.invalidateSize({ animate: false, pan: false });
    this.#map.fitBounds(BOUNDS, { animate: false });
  }

  /** Shows the nodes; for the first time in the next frame, so that the large map need not wait for the small one. */
  show(all: readonly SymbolItem[], now: readonly Standing[], theme: Theme): void {
    this.#nodes.show(all, now, PALETTES[theme]);
    if (this.#fitted) this.#fit();
    else if (!this.#waiting) this.#waiting = requestAnimationFrame(() => this.#fitNext());
  }

  recolour(theme: Theme): void {
    this.#tiles.recolour(PALETTES[theme]);
  }

  destroy(): void {
    cancelAnimationFrame(this.#waiting);
    this.#map.remove();
  }
}
