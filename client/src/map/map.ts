// The Leaflet map: panes, views, the base map and the plan on it.

import L from "leaflet";
import { EXTENT_DEG } from "../basemap/extent.ts";
import type { Basemap } from "../basemap/load.ts";
import type { Relevance } from "../basemap/relevance.ts";
import type { Box } from "../geometry/boxes.ts";
import { type Projection, positionOf } from "../geometry/mercator.ts";
import { PALETTES, type Theme } from "../paint/palette.ts";
import type { PlanView } from "../plan/layout.ts";
import { FRAME, type Stage } from "../plan/reference.ts";
import type { Bounds, SymbolItem } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import type { Framing } from "./arranger.ts";
import { InkOverlay } from "./ink.ts";
import { type Insets, roomyInsets } from "./insets.ts";
import { PlaceLabels } from "./labels.ts";
import { FLIGHT_MS, reducedMotion } from "./motion.ts";
import { NationFills } from "./nations.ts";
import { type Hit, PlanOverlay } from "./plan-overlay.ts";
import { ScaleBar } from "./scale-bar.ts";
import { BasemapTiles, TILE_PX } from "./tiles.ts";
import { ToolsOverlay } from "./tools.ts";

const [WEST, SOUTH, EAST, NORTH] = EXTENT_DEG;
/** The part of the world that the map has data for. */
export const EXTENT = L.latLngBounds([SOUTH, WEST], [NORTH, EAST]);
/** The largest scale of the map. */
export const MAX_ZOOM = 11;

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
  readonly ink = new InkOverlay();
  /** Returns the boxes of what lies over the map, in pixels of its element; no name lies half under one. */
  covers: () => readonly Box[] = () => [];
  readonly #tiles: BasemapTiles;
  readonly #nations: NationFills;
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
    this.#nations = new NationFills(basemap, theme);
    this.overlay = new PlanOverlay(basemap.areas, rankOf);
    this.#labels = new PlaceLabels(basemap, palette, {
      occupied: (projection) => this.overlay.occupied(projection),
      covers: () => this.covers(),
    });
    this.overlay.onArranged = () => this.#labels.makeRoom();
    const zoom = { zoomInTitle: say("map.zoom-in"), zoomOutTitle: say("map.zoom-out") };
    L.control.zoom({ position: "bottomright", ...zoom }).addTo(this.leaflet);
    new ScaleBar({ position: "bottomright", imperial: false, maxWidth: 140 }).addTo(this.leaflet);
    this.#listen(events);
  }

  /** Adds the overlays, which need a map that has a view. */
  start(): void {
    if (this.leaflet.hasLayer(this.overlay)) return;
    this.#nations.addTo(this.leaflet);
    this.#labels.addTo(this.leaflet);
    this.overlay.addTo(this.leaflet);
    this.tools.addTo(this.leaflet);
    this.ink.addTo(this.leaflet);
  }

  get magnification(): number {
    return this.#magnification;
  }

  /** Draws lines, symbols and names larger by a factor; the map shows the same part of the world. */
  magnify(factor: number): void {
    if (factor === this.#magnification) return;
    this.#magnification = factor;
    for (const layer of [this.#tiles, this.#nations, this.#labels, this.overlay, this.tools, this.ink])
      layer.magnify(factor);
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
    for (const name of ["dragstart", "dblclick"] as const) map.on(name, () => this.#takeOver());
    for (const name of ["pointerdown", "wheel", "keydown", "dblclick"] as const) {
      const container = map.getContainer();
      container.addEventListener(name, (event) => moves(event) && this.#takeOver(), { passive: true, capture: true });
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

  /** Ends a drag of the map as if it had moved by itself. */
  letGo(): void {
    const { dragging } = this.leaflet;
    this.#byHand = false;
    if (!dragging?.enabled()) return;
    dragging.disable();
    dragging.enable();
  }

  /** Limits painting to once a frame while the map flies. */
  defer(on: boolean): void {
    this.overlay.defer(on);
    this.#nations.defer(on);
  }

  /** Sets the smallest zoom at which the mapped extent fills the screen: nobody sees its edges. On a stage the frame decides. */
  fitMinZoom(): void {
    if (!this.leaflet.options.maxBounds) return;
    const { x: width, y: height } = this.leaflet.getSize();
    const corners = [EXTENT.getNorthWest(), EXTENT.getSouthEast()].map((corner) =>
      L.CRS.EPSG3857.latLngToPoint(corner, 0),
    );
    const [first, last] = corners;
    if (!first || !last) return;
    const fill = Math.log2(Math.max(width / (last.x - first.x), height / (last.y - first.y), 1));
    this.leaflet.setMinZoom(Math.max(2, Math.min(Math.ceil(fill * 4) / 4, 6)));
  }

  show(view: PlanView, framing: Framing, theme: Theme, fills: ReadonlyMap<string, string>): void {
    const pane = this.leaflet.getPane("posture-nations");
    // An empty canvas would still cost time in every frame.
    if (pane) pane.style.display = fills.size ? "" : "none";
    this.#nations.show(fills, theme);
    this.overlay.show(view, framing);
    // The panels change after the map, within the same frame.
    requestAnimationFrame(() => this.#labels.makeRoom());
  }

  /** Names first those countries and towns that concern a plan. */
  concern(relevance: Relevance): void {
    this.#labels.concern(relevance);
  }

  recolour(theme: Theme): void {
    this.#tiles.recolour(PALETTES[theme]);
    this.#labels.recolour(PALETTES[theme]);
  }

  /** Shows bounds in the part of the map that the insets leave free. */
  toBounds([west, south, east, north]: Bounds, insets: Insets, animated: boolean): void {
    const bounds = L.latLngBounds([south, west], [north, east]);
    const { x, y } = this.leaflet.getSize();
    const { left, top, right, bottom } = roomyInsets(insets, { width: x, height: y });
    const options = { paddingTopLeft: L.point(left, top), paddingBottomRight: L.point(right, bottom) };
    this.#byHand = false;
    this.#bound();
    if (this.#flies(animated)) this.leaflet.flyToBounds(bounds, { ...options, duration: FLIGHT_MS / 1000 });
    else this.leaflet.fitBounds(bounds, { ...options, animate: false });
  }

  /** Shows the frame of a chapter, as much larger as everything on the map is. */
  toStage(stage: Stage, animated: boolean): void {
    const { scale } = stage.projection;
    const middle = positionOf({ x: worldAt(stage.projection, "x"), y: worldAt(stage.projection, "y") });
    const zoom = Math.log2(scale * this.#magnification);
    this.#byHand = false;
    // A stage higher or wider than the frame may show what lies beyond the mapped extent: its frame stays in the middle.
    this.leaflet.setMaxBounds();
    this.#exactly(zoom, () => {
      const at = L.latLng(middle.lat, middle.lon);
      if (this.#flies(animated)) this.leaflet.flyTo(at, zoom, { duration: FLIGHT_MS / 1000 });
      else this.leaflet.setView(at, zoom, { animate: false });
    });
  }

  /** Tells whether a move is seen: Leaflet cannot fly on a map that a page hides for a moment. */
  #flies(animated: boolean): boolean {
    const { x, y } = this.leaflet.getSize();
    return animated && x > 0 && y > 0 && !reducedMotion();
  }

  /** Ends a flight where it is. Leaflet's own `stop` would glide on to the next step of the zoom, over whatever comes next. */
  halt(): void {
    const { leaflet } = this;
    this.#exactly(leaflet.getZoom(), () => leaflet.setView(leaflet.getCenter(), leaflet.getZoom(), { animate: false }));
  }

  /** Keeps the map within the mapped extent, as a viewer who moves it expects. */
  #bound(): void {
    if (this.leaflet.options.maxBounds) return;
    this.leaflet.setMaxBounds(EXTENT);
    this.fitMinZoom();
  }

  /** Runs a move to a zoom that is no step of the map's own, or smaller than its smallest. */
  #exactly(zoom: number, move: () => void): void {
    const { options } = this.leaflet;
    const before = options.zoomSnap ?? 0;
    if (zoom < this.leaflet.getMinZoom()) options.minZoom = zoom;
    options.zoomSnap = 0;
    move();
    options.zoomSnap = before;
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
    this.#bound();
    this.leaflet.setView([lat, lon], zoom, { animate: false });
  }

  /** Moves the map as a viewer would: it then stays where it is, and the address keeps that. */
  moveByHand(move: (map: L.Map) => void): void {
    this.#byHand = true;
    move(this.leaflet);
  }

  destroy(): void {
    this.leaflet.remove();
  }
}

/** Tells whether what a viewer does moves the map: a press alone does not, unless it is on a button or a second finger's. */
function moves(event: Event): boolean {
  if (event.type !== "pointerdown") return true;
  return !(event as PointerEvent).isPrimary || (event.target as Element).closest(".leaflet-control") !== null;
}

/** Returns where the middle of a frame is in the world. */
function worldAt({ x, y, scale }: Projection, side: "x" | "y"): number {
  return side === "x" ? (FRAME.width / 2 - x(0)) / scale : (FRAME.height / 2 - y(0)) / scale;
}
