// Names of places: by zoom, the larger first, none over another.

import type L from "leaflet";
import { type Box, overlap } from "../boxes.ts";
import { CanvasOverlay, type Projection, worldPoint } from "../overlay.ts";
import type { Palette } from "../palette.ts";
import { CAPITAL, COUNTRY, OBLAST, rank, SEA, shownAt, TOWN } from "./label-rules.ts";
import type { Label } from "./load.ts";

const SANS = '"Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif';
const MARGIN_PX = 5;

export class PlaceLabels extends CanvasOverlay {
  readonly #labels: readonly (Label & { point: L.Point })[];
  #palette: Palette;

  constructor(labels: readonly Label[], palette: Palette) {
    super("posture-labels", false);
    this.#palette = palette;
    this.#labels = [...labels]
      .sort((a, b) => rank(a) - rank(b) || b.weight - a.weight)
      .map((label) => ({ ...label, point: worldPoint(label.lat, label.lon) }));
  }

  recolour(palette: Palette): void {
    this.#palette = palette;
    this.redraw();
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    const taken: Box[] = [];
    ctx.lineJoin = "round";
    ctx.textBaseline = "middle";
    for (const label of this.#labels) {
      if (!shownAt(label, projection.zoom)) continue;
      const x = projection.x(label.point.x);
      const y = projection.y(label.point.y);
      if (x < -100 || y < -20 || x > projection.width + 100 || y > projection.height + 20) continue;
      this.#place(ctx, label, x, y, projection.zoom, taken);
    }
  }

  #place(ctx: CanvasRenderingContext2D, label: Label, x: number, y: number, zoom: number, taken: Box[]): void {
    const town = label.kind === TOWN || label.kind === CAPITAL;
    const text = label.kind === COUNTRY ? label.text.toUpperCase() : label.text;
    ctx.font = fontOf(label, zoom);
    ctx.letterSpacing =
      label.kind === COUNTRY ? "1.5px" : label.kind === SEA || label.kind === OBLAST ? "0.8px" : "0px";
    const width = ctx.measureText(text).width;
    const left = town ? x + 6 : x - width / 2;
    const box = { left: (town ? x - 4 : left) - MARGIN_PX, top: y - 8, right: left + width + MARGIN_PX, bottom: y + 8 };
    if (taken.some((other) => overlap(other, box))) return;
    taken.push(box);
    if (town) this.#dot(ctx, label, x, y);
    ctx.strokeStyle = this.#palette.halo;
    ctx.lineWidth = 3;
    ctx.globalAlpha = label.kind === SEA ? 0 : 0.85;
    ctx.strokeText(text, left, y);
    ctx.globalAlpha = 1;
    ctx.fillStyle = this.#colour(label);
    ctx.fillText(text, left, y);
  }

  #colour(label: Label): string {
    if (label.kind === SEA) return this.#palette.labelSea;
    return label.kind === CAPITAL || label.kind === COUNTRY ? this.#palette.labelStrong : this.#palette.label;
  }

  #dot(ctx: CanvasRenderingContext2D, label: Label, x: number, y: number): void {
    ctx.beginPath();
    ctx.arc(x, y, label.kind === CAPITAL ? 2.6 : 1.8, 0, 2 * Math.PI);
    ctx.fillStyle = this.#palette.label;
    ctx.fill();
  }
}

function fontOf(label: Label, zoom: number): string {
  switch (label.kind) {
    case CAPITAL:
      return `600 12px ${SANS}`;
    case COUNTRY:
      return `600 ${zoom < 5 ? 10 : 12}px ${SANS}`;
    case SEA:
      return `italic 12px ${SANS}`;
    case OBLAST:
      return `italic 11px ${SANS}`;
    default:
      return `${label.weight > 5000 ? 12 : 11}px ${SANS}`;
  }
}
