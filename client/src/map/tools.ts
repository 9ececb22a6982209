// What a briefer draws during a talk: a measured line, and rings around a symbol. The next chapter removes them.

import { circleAround, distanceKm, formatKm, type LatLon } from "../geometry/geodesy.ts";
import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import { pill } from "../paint/glyphs.ts";
import type { Palette } from "../paint/palette.ts";
import { CanvasOverlay } from "./overlay.ts";

/** What a briefer has drawn on the map. */
export interface Drawn {
  /** Places of the measured line, in the order of the clicks. */
  line: readonly LatLon[];
  /** Middle of the rings; null for none. */
  middle: LatLon | null;
  radiiKm: readonly number[];
  palette: Palette;
}

/** The overlay that draws the measured line and the range rings. */
export class ToolsOverlay extends CanvasOverlay {
  #drawn: Drawn | null = null;

  constructor() {
    super("posture-symbols", true);
  }

  show(drawn: Drawn): void {
    const empty = drawn.line.length === 0 && !drawn.middle;
    if (empty && !this.#drawn) return;
    this.#drawn = empty ? null : drawn;
    this.redraw();
  }

  protected override get isEmpty(): boolean {
    return this.#drawn === null;
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    if (!this.#drawn) return;
    const { line, middle, radiiKm, palette } = this.#drawn;
    if (middle) for (const km of radiiKm) ring(ctx, projection, middle, km, palette);
    if (line.length) measured(ctx, projection, line, palette);
  }
}

function onPicture(projection: Projection, { lat, lon }: LatLon): XY {
  const world = worldPoint(lat, lon);
  return { x: projection.x(world.x), y: projection.y(world.y) };
}

/** Strokes the path of a context with a light edge: it is visible on any ground. */
function edged(ctx: CanvasRenderingContext2D, palette: Palette, dash: number[]): void {
  ctx.setLineDash(dash);
  ctx.lineJoin = "round";
  ctx.strokeStyle = palette.halo;
  ctx.lineWidth = 4.5;
  ctx.stroke();
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 2.2;
  ctx.stroke();
  ctx.setLineDash([]);
}

function ring(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  middle: LatLon,
  km: number,
  palette: Palette,
): void {
  const points = circleAround(middle, km).map((place) => onPicture(projection, place));
  ctx.beginPath();
  points.forEach(({ x, y }, i) => {
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  });
  ctx.closePath();
  edged(ctx, palette, [10, 5]);
  const [top] = points;
  if (top) pill(ctx, formatKm(km), top.x, top.y, palette);
}

function measured(
  ctx: CanvasRenderingContext2D,
  projection: Projection,
  line: readonly LatLon[],
  palette: Palette,
): void {
  const points = line.map((place) => onPicture(projection, place));
  ctx.beginPath();
  points.forEach(({ x, y }, i) => {
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  });
  edged(ctx, palette, []);
  for (const { x, y } of points) {
    ctx.beginPath();
    ctx.arc(x, y, 4, 0, 2 * Math.PI);
    ctx.fillStyle = palette.accent;
    ctx.fill();
  }
  let sum = 0;
  line.forEach((place, i) => {
    const before = line[i - 1];
    const at = points[i];
    if (!before || !at) return;
    sum += distanceKm(before, place);
    pill(ctx, formatKm(sum), at.x, at.y - 16, palette);
  });
}
