// A canvas over the map that moves, zooms and flies with it, and is painted within the frame in which it is asked.

import L from "leaflet";

/** How far a canvas reaches beyond the map, as a part of its size: what is painted anew while the map moves needs less. */
const PADDING = { live: 0.06, still: 0.25 };

export interface Projection {
  /** Canvas pixels of a position whose world point (zoom 0) is x, y. */
  x(world: number): number;
  y(world: number): number;
  zoom: number;
  scale: number;
  width: number;
  height: number;
}

export function worldPoint(lat: number, lon: number): L.Point {
  return L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), 0);
}

type PrivateMap = L.Map & { _latLngToNewLayerPoint(latlng: L.LatLng, zoom: number, center: L.LatLng): L.Point };

export abstract class CanvasOverlay extends L.Layer {
  protected readonly canvas = document.createElement("canvas");
  protected map!: L.Map;
  readonly #paneName: string;
  readonly #liveWhileMoving: boolean;
  readonly #padding: number;
  #topLeft = L.latLng(0, 0);
  #zoom = 0;

  constructor(pane: string, liveWhileMoving: boolean) {
    super();
    this.#paneName = pane;
    this.#liveWhileMoving = liveWhileMoving;
    this.#padding = liveWhileMoving ? PADDING.live : PADDING.still;
    this.canvas.className = "leaflet-zoom-animated posture-canvas";
  }

  protected abstract draw(ctx: CanvasRenderingContext2D, projection: Projection): void;

  override onAdd(map: L.Map): this {
    this.map = map;
    map.getPane(this.#paneName)?.append(this.canvas);
    map.on("moveend zoomend viewreset resize", this.redraw, this);
    map.on("zoomanim", this.#animate, this);
    map.on("zoom", this.#follow, this);
    if (this.#liveWhileMoving) map.on("move", this.redraw, this);
    this.redraw();
    return this;
  }

  override onRemove(map: L.Map): this {
    map.off("moveend zoomend viewreset resize move", this.redraw, this);
    map.off("zoomanim", this.#animate, this);
    map.off("zoom", this.#follow, this);
    this.canvas.remove();
    return this;
  }

  redraw(): void {
    const size = this.map.getSize();
    const pad = size.multiplyBy(this.#padding).round();
    const width = size.x + 2 * pad.x;
    const height = size.y + 2 * pad.y;
    const density = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * density) || this.canvas.height !== Math.round(height * density)) {
      this.canvas.width = Math.round(width * density);
      this.canvas.height = Math.round(height * density);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    const corner = this.map.containerPointToLayerPoint(pad.multiplyBy(-1));
    L.DomUtil.setTransform(this.canvas, corner, 1);
    this.#topLeft = this.map.layerPointToLatLng(corner);
    this.#zoom = this.map.getZoom();
    const ctx = this.canvas.getContext("2d");
    if (!ctx) return;
    ctx.setTransform(density, 0, 0, density, 0, 0);
    ctx.clearRect(0, 0, width, height);
    this.draw(ctx, this.#projection(pad, width, height));
  }

  #projection(pad: L.Point, width: number, height: number): Projection {
    const scale = this.map.getZoomScale(this.#zoom, 0);
    const min = this.map.getPixelBounds().min ?? L.point(0, 0);
    const [left, top] = [min.x - pad.x, min.y - pad.y];
    return { x: (w) => w * scale - left, y: (w) => w * scale - top, zoom: this.#zoom, scale, width, height };
  }

  /** Where a point of the map's container lies on the canvas. */
  protected fromContainer(point: L.Point): L.Point {
    return point.add(this.map.getSize().multiplyBy(this.#padding).round());
  }

  #animate(event: L.LeafletEvent): void {
    const { center, zoom } = event as L.ZoomAnimEvent;
    const scale = this.map.getZoomScale(zoom, this.#zoom);
    const corner = (this.map as PrivateMap)._latLngToNewLayerPoint(this.#topLeft, zoom, center);
    L.DomUtil.setTransform(this.canvas, corner, scale);
  }

  #follow(): void {
    if (this.#liveWhileMoving) this.redraw();
    else this.#animate({ center: this.map.getCenter(), zoom: this.map.getZoom() } as L.ZoomAnimEvent);
  }
}
