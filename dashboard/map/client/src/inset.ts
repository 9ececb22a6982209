// The small map of Europe beside the view of Ukraine: where the command nodes stand, by name.

import L from "leaflet";
import type { Basemap } from "./basemap/load.ts";
import { BasemapTiles } from "./basemap/tiles.ts";
import { CanvasOverlay, type Projection, worldPoint } from "./overlay.ts";
import { PALETTES, type Palette, type Theme } from "./palette.ts";
import type { Item } from "./scene.ts";
import type { Standing } from "./selection.ts";
import { picture } from "./symbols.ts";

const BOUNDS = L.latLngBounds([43.5, -8], [56.5, 38]);
const EDGE_PX = 4;
const SYMBOL = 9;
const LABEL_SIDES = [
  [1, 0.7],
  [1, 1.8],
  [-1, 0.7],
  [-1, -0.6],
] as const;

interface Named {
  place: string;
  lat: number;
  lon: number;
}

class NodeOverlay extends CanvasOverlay {
  readonly #places: readonly Named[];
  #nodes: readonly Standing[] = [];
  #palette: Palette;

  constructor(nodes: readonly Item[], palette: Palette) {
    super("overlayPane", false);
    this.#palette = palette;
    const unique = new Map<string, Named>();
    for (const { place, lat, lon } of nodes) {
      if (place && lat !== null && lon !== null) unique.set(place, { place, lat, lon });
    }
    this.#places = [...unique.values()].sort((a, b) => b.lat - a.lat);
  }

  show(nodes: readonly Standing[], palette: Palette): void {
    this.#nodes = nodes;
    this.#palette = palette;
    this.redraw();
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    const taken: { x: number; y: number; w: number }[] = [];
    for (const named of this.#places) this.#place(ctx, projection, named, taken);
    for (const { mark, planned } of this.#nodes) {
      const at = worldPoint(mark.lat, mark.lon);
      const drawn = picture(mark.item.sidc, planned, SYMBOL);
      ctx.drawImage(
        drawn.image,
        projection.x(at.x) - drawn.anchorX,
        projection.y(at.y) - drawn.anchorY,
        drawn.width,
        drawn.height,
      );
    }
  }

  #place(
    ctx: CanvasRenderingContext2D,
    projection: Projection,
    named: Named,
    taken: { x: number; y: number; w: number }[],
  ): void {
    const at = worldPoint(named.lat, named.lon);
    const [x, y] = [projection.x(at.x), projection.y(at.y)];
    ctx.font = '600 10px "Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif';
    ctx.textBaseline = "middle";
    const w = ctx.measureText(named.place).width;
    const [left, right] = [
      this.fromContainer(L.point(EDGE_PX, 0)).x,
      this.fromContainer(this.map.getSize()).x - EDGE_PX,
    ];
    const sides = LABEL_SIDES.map(([side, drop]) => ({ x: side > 0 ? x + 6 : x - 6 - w, y: y + drop * 9, w }));
    const free = sides.find(
      (box) =>
        box.x >= left &&
        box.x + box.w <= right &&
        taken.every((b) => box.x > b.x + b.w + 2 || b.x > box.x + box.w + 2 || Math.abs(box.y - b.y) > 10),
    );
    ctx.beginPath();
    ctx.arc(x, y, 2.4, 0, 2 * Math.PI);
    ctx.fillStyle = this.#palette.ink;
    ctx.fill();
    if (!free) return;
    taken.push(free);
    ctx.strokeStyle = this.#palette.halo;
    ctx.lineWidth = 3;
    ctx.strokeText(named.place, free.x, free.y);
    ctx.fillText(named.place, free.x, free.y);
  }
}

export class Inset {
  readonly #map: L.Map;
  readonly #tiles: BasemapTiles;
  readonly #nodes: NodeOverlay;

  constructor(container: HTMLElement, basemap: Basemap, nodes: readonly Item[], theme: Theme) {
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
    this.#tiles = new BasemapTiles(basemap, PALETTES[theme]).addTo(this.#map);
    this.#nodes = new NodeOverlay(nodes, PALETTES[theme]);
    this.#map.fitBounds(BOUNDS, { animate: false });
    this.#nodes.addTo(this.#map);
  }

  show(nodes: readonly Standing[], theme: Theme): void {
    this.#nodes.show(nodes, PALETTES[theme]);
  }

  recolour(theme: Theme): void {
    this.#tiles.recolour(PALETTES[theme]);
  }

  destroy(): void {
    this.#map.remove();
  }
}
