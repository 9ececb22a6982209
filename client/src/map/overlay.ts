// A canvas over the map that moves, zooms and flies with it.

import L from "leaflet";
import type { Box } from "../geometry/boxes.ts";
import type { Projection } from "../geometry/mercator.ts";

/** How far a canvas reaches beyond the map, as a part of the map's size; one that repaints while moving needs less. */
const PADDING = { live: 0.06, still: 0.25 };

type PrivateMap = L.Map & { _latLngToNewLayerPoint(latlng: L.LatLng, zoom: number, center: L.LatLng): L.Point };

/** A canvas that lies over the map and moves with it; each kind of overlay draws its own content. */
export abstract class CanvasOverlay extends L.Layer {
  protected readonly canvas = document.createElement("canvas");
  /** The map under the canvas; undefined before `onAdd`. */
  protected map!: L.Map;
  readonly #paneName: string;
  readonly #liveWhileMoving: boolean;
  readonly #padding: number;
  #magnification = 1;
  #topLeft = L.latLng(0, 0);
  #zoom = 0;
  #painted = "";
  #deferring = false;
  #frame = 0;
  #present = false;

  constructor(pane: string, liveWhileMoving: boolean) {
    super();
    this.#paneName = pane;
    this.#liveWhileMoving = liveWhileMoving;
    this.#padding = liveWhileMoving ? PADDING.live : PADDING.still;
    this.canvas.className = "leaflet-zoom-animated posture-canvas";
  }

  protected abstract draw(ctx: CanvasRenderingContext2D, projection: Projection): void;

  /** Whether there is nothing to draw: a canvas costs memory, and time in every frame, even if it is clear. */
  protected get isEmpty(): boolean {
    return false;
  }

  override onAdd(map: L.Map): this {
    this.map = map;
    this.#present = true;
    map.getPane(this.#paneName)?.append(this.canvas);
    map.on("moveend zoomend viewreset resize", this.#moved, this);
    map.on("zoomanim", this.#animate, this);
    map.on("zoom", this.#follow, this);
    if (this.#liveWhileMoving) map.on("move", this.#moved, this);
    this.redraw();
    return this;
  }

  override onRemove(map: L.Map): this {
    map.off("moveend zoomend viewreset resize move", this.#moved, this);
    map.off("zoomanim", this.#animate, this);
    map.off("zoom", this.#follow, this);
    cancelAnimationFrame(this.#frame);
    this.#present = false;
    this.canvas.remove();
    return this;
  }

  /** Draws everything larger by a factor, for the back of a room; the map keeps its scale. */
  magnify(factor: number): void {
    this.#magnification = factor;
    this.redraw();
  }

  /** Whether the overlay is on a map: what waits for a frame may come after the map is gone. */
  protected get present(): boolean {
    return this.#present;
  }

  /** Canvas pixels for each pixel of a painter. */
  protected get density(): number {
    return (window.devicePixelRatio || 1) * this.#magnification;
  }

  redraw(): void {
    this.#painted = "";
    if (!this.#present) return;
    if (!this.#deferring) this.#moved();
    else if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#catchUp());
  }

  /** Limits painting to once a frame while the map flies: with the map's own step, or in the next frame. */
  defer(on: boolean): void {
    this.#deferring = on;
    if (!on) this.#catchUp();
  }

  #catchUp(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#moved();
  }

  /** Paints, unless the canvas shows the same picture already: a flight reports each of its steps several times. */
  #moved(): void {
    if (!this.#present) return;
    const size = this.map.getSize();
    const { lat, lng } = this.map.getCenter();
    const key = `${lat},${lng},${this.map.getZoom()},${size.x},${size.y},${this.density}`;
    if (key === this.#painted) return;
    this.#painted = key;
    this.#paint(size);
  }

  #paint(size: L.Point): void {
    this.canvas.hidden = this.isEmpty;
    if (this.isEmpty) {
      this.canvas.width = this.canvas.height = 1;
      return;
    }
    const pad = size.multiplyBy(this.#padding).round();
    const width = size.x + 2 * pad.x;
    const height = size.y + 2 * pad.y;
    const device = window.devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * device) || this.canvas.height !== Math.round(height * device)) {
      this.canvas.width = Math.round(width * device);
      this.canvas.height = Math.round(height * device);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    const corner = this.map.containerPointToLayerPoint(pad.multiplyBy(-1));
    L.DomUtil.setTransform(this.canvas, corner, 1);
    this.#topLeft = this.map.layerPointToLatLng(corner);
    this.#zoom = this.map.getZoom();
    const ctx = this.canvas.getContext("2d");
    if (!ctx) return;
    ctx.setTransform(this.density, 0, 0, this.density, 0, 0);
    const projection = this.#projection(pad, width, height);
    ctx.clearRect(0, 0, projection.width, projection.height);
    this.draw(ctx, projection);
  }

  #projection(pad: L.Point, width: number, height: number): Projection {
    const m = this.#magnification;
    const scale = this.map.getZoomScale(this.#zoom, 0) / m;
    const min = this.map.getPixelBounds().min ?? L.point(0, 0);
    const [left, top] = [(min.x - pad.x) / m, (min.y - pad.y) / m];
    return {
      x: (w) => w * scale - left,
      y: (w) => w * scale - top,
      zoom: this.#zoom - Math.log2(m),
      scale,
      width: width / m,
      height: height / m,
    };
  }

  /** Returns where a point of the map's container lies on the canvas, in pixels of a painter. */
  protected fromContainer(point: L.Point): L.Point {
    return point.add(this.map.getSize().multiplyBy(this.#padding).round()).divideBy(this.#magnification);
  }

  /** Returns where a box on the canvas lies in the map's container. */
  protected toContainer({ left, top, right, bottom }: Box): Box {
    const pad = this.map.getSize().multiplyBy(this.#padding).round();
    const [x, y] = [(px: number) => px * this.#magnification - pad.x, (px: number) => px * this.#magnification - pad.y];
    return { left: x(left), top: y(top), right: x(right), bottom: y(bottom) };
  }

  #animate(event: L.LeafletEvent): void {
    const { center, zoom } = event as L.ZoomAnimEvent;
    const scale = this.map.getZoomScale(zoom, this.#zoom);
    const corner = (this.map as PrivateMap)._latLngToNewLayerPoint(this.#topLeft, zoom, center);
    L.DomUtil.setTransform(this.canvas, corner, scale);
    this.#painted = "";
  }

  #follow(): void {
    if (this.#liveWhileMoving) this.#moved();
    else this.#animate({ center: this.map.getCenter(), zoom: this.map.getZoom() } as L.ZoomAnimEvent);
  }
}
