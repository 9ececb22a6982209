// The Leaflet map: panes, views, the base map and the plan on it.

import L from "leaflet";
import { type Basemap, EXTENT_DEG } from "../basemap/load.ts";
import { PALETTES, type Theme } from "../paint/palette.ts";
import type { PlanView } from "../plan/layout.ts";
import type { Bounds, SymbolItem } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { PlaceLabels } from "./labels.ts";
import { FLIGHT_MS, reducedMotion } from "./motion.ts";
import { type Hit, PlanOverlay } from "./plan-overlay.ts";
import { ScaleBar } from "./scale-bar.ts";
import { BasemapTiles, NationTiles, TILE_PX } from "./tiles.ts";
import { ToolsOverlay } from "./tools.ts";

const [WEST, SOUTH, EAST, NORTH] = EXTENT_DEG;
const EXTENT = L.latLngBounds([SOUTH, WEST], [NORTH, EAST]);
const MAX_ZOOM = 11;

/** How many pixels of each edge of the map something covers. */
export interface Insets {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** What a map reports: where the pointer is, clicks, and moves by hand. */
export interface MapEvents {
  hover(at: L.LatLng | null, hit: Hit | null, point: L.Point): void;
  click(hit: Hit | null, at: L.LatLng): void;
  moved(camera: readonly [number, number, number]): void;
}

/** The map: base map, nations, names, the plan, and what a briefer draws. */
export class PostureMap {
  readonly leaflet: L.Map;
  readonly overlay: PlanOverlay;
  readonly tools = new ToolsOverlay();
  readonly #tiles: BasemapTiles;
  readonly #nations: NationTiles;
  readonly #labels: PlaceLabels;
  #byHand = false;
  #magnification = 1;

  constructor(
    container: HTMLElement,
    basemap: Basemap,
    theme: Theme,
    rankOf: (item: SymbolItem) => number,
    events: MapEvents,
  ) {
    const palette = PALETTES[theme];
    this.leaflet = L.map(container, {
      attributionControl: false,
      zoomControl: false,
      zoomSnap: 0.25,
      zoomDelta: 0.5,
      wheelPxPerZoomLevel: 110,
      maxZoom: MAX_ZOOM,
      maxBounds: EXTENT,
      maxBoundsViscosity: 1,
      boxZoom: false,
    });
    this.#pane("posture-nations", 250);
    this.#pane("posture-labels", 350);
    this.#pane("posture-symbols", 450);
    const tileOptions = {
      bounds: EXTENT.pad(0.2),
      keepBuffer: 1,
      updateWhenZooming: false,
      noWrap: true,
      tileSize: TILE_PX,
    };
    this.#tiles = new BasemapTiles(basemap, palette, tileOptions).addTo(this.leaflet);
    this.#nations = new NationTiles(basemap, theme, { ...tileOptions, pane: "posture-nations" }).addTo(this.leaflet);
    this.#labels = new PlaceLabels(basemap.labels, palette);
    this.overlay = new PlanOverlay(basemap.areas, rankOf);
    const zoom = { zoomInTitle: say("map.zoom-in"), zoomOutTitle: say("map.zoom-out") };
    L.control.zoom({ position: "bottomright", ...zoom }).addTo(this.leaflet);
    new ScaleBar({ position: "bottomright", imperial: false, maxWidth: 140 }).addTo(this.leaflet);
    this.#listen(events);
  }

  /** Adds the overlays, which need a map that has a view. */
  start(): void {
    if (this.leaflet.hasLayer(this.overlay)) return;
    this.#labels.addTo(this.leaflet);
    this.overlay.addTo(this.leaflet);
    this.tools.addTo(this.leaflet);
  }

  /** Draws lines, symbols and names larger by a factor; the map shows the same part of the world. */
  magnify(factor: number): void {
    if (factor === this.#magnification) return;
    this.#magnification = factor;
    for (const layer of [this.#tiles, this.#labels, this.overlay, this.tools]) layer.magnify(factor);
  }

  get magnification(): number {
    return this.#magnification;
  }

  #pane(name: string, zIndex: number): void {
    const pane = this.leaflet.createPane(name);
    pane.style.zIndex = String(zIndex);
    pane.style.pointerEvents = "none";
  }

  #listen(events: MapEvents): void {
    const map = this.leaflet;
    map.on("mousemove", (e) => events.hover(e.latlng, this.overlay.hit(e.containerPoint), e.containerPoint));
    map.on("mouseout", () => events.hover(null, null, L.point(0, 0)));
    map.on("click", (e) => events.click(this.overlay.hit(e.containerPoint), e.latlng));
    for (const name of ["pointerdown", "wheel", "keydown"] as const) {
      map.getContainer().addEventListener(name, () => this.#takeOver(), { passive: true, capture: true });
    }
    map.on("moveend", () => {
      if (!this.#byHand) return;
      const { lat, lng } = map.getCenter();
      events.moved([lat, lng, map.getZoom()]);
    });
  }

  #takeOver(): void {
    this.#byHand = true;
  }

  /** Sets the smallest zoom at which the mapped extent fills the screen: nobody sees its edges. */
  fitMinZoom(): void {
    const { x: width, y: height } = this.leaflet.getSize();
    const corners = [EXTENT.getNorthWest(), EXTENT.getSouthEast()].map((corner) =>
      L.CRS.EPSG3857.latLngToPoint(corner, 0),
    );
    const [first, last] = corners;
    if (!first || !last) return;
    const fill = Math.log2(Math.max(width / (last.x - first.x), height / (last.y - first.y), 1));
    this.leaflet.setMinZoom(Math.max(2, Math.min(Math.ceil(fill * 4) / 4, 6)));
  }

  show(view: PlanView, theme: Theme, fills: ReadonlyMap<string, string>): void {
    const shown = view.layers.has("nations") ? fills : new Map<string, string>();
    const pane = this.leaflet.getPane("posture-nations");
    // Empty canvases would still cost time in every frame.
    if (pane) pane.style.display = shown.size ? "" : "none";
    this.#nations.show(shown, theme);
    this.overlay.show(view);
  }

  recolour(theme: Theme): void {
    this.#tiles.recolour(PALETTES[theme]);
    this.#labels.recolour(PALETTES[theme]);
  }

  toBounds([west, south, east, north]: Bounds, insets: Insets, animated: boolean): void {
    const bounds = L.latLngBounds([south, west], [north, east]);
    const options = {
      paddingTopLeft: L.point(insets.left, insets.top),
      paddingBottomRight: L.point(insets.right, insets.bottom),
    };
    this.#byHand = false;
    this.leaflet.stop();
    if (animated && !reducedMotion()) this.leaflet.flyToBounds(bounds, { ...options, duration: FLIGHT_MS / 1000 });
    else this.leaflet.fitBounds(bounds, { ...options, animate: false });
  }

  /** Returns the bounds of the part of the map that nothing covers. */
  bounds(insets: Insets): Bounds {
    const { x, y } = this.leaflet.getSize();
    const corners = [L.point(insets.left, insets.top), L.point(x - insets.right, y - insets.bottom)];
    const bounds = L.latLngBounds(corners.map((corner) => this.leaflet.containerPointToLatLng(corner)));
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  toCamera([lat, lon, zoom]: readonly [number, number, number]): void {
    this.#byHand = true;
    this.leaflet.setView([lat, lon], zoom, { animate: false });
  }

  /** Moves the map until a place is in its free part; the scale stays. */
  reveal(lat: number, lon: number, insets: Insets): void {
    const options = {
      paddingTopLeft: L.point(insets.left + 40, insets.top + 40),
      paddingBottomRight: L.point(insets.right + 40, insets.bottom + 40),
      animate: !reducedMotion(),
    };
    this.#byHand = true;
    this.leaflet.panInside([lat, lon], options);
  }

  destroy(): void {
    this.leaflet.remove();
  }
}
