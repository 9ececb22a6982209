// What a pen has drawn on the map: on the stage, in the presenter's window and on the pages of who follows.

import type { LatLon } from "../geometry/geodesy.ts";
import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import { CanvasOverlay } from "./overlay.ts";

/** As the dot of the pointer: seen on any ground, light and dark. */
const INK = "#d4002a";
const EDGE = "#ffffff";
const WIDTH = { ink: 3.4, edge: 6 };

/** The overlay that draws the strokes of a pen. */
export class InkOverlay extends CanvasOverlay {
  #strokes: readonly (readonly LatLon[])[] = [];

  constructor() {
    super("posture-symbols", true);
  }

  show(strokes: readonly (readonly LatLon[])[]): void {
    if (strokes === this.#strokes || (!strokes.length && !this.#strokes.length)) return;
    this.#strokes = strokes;
    this.redraw();
  }

  protected override get isEmpty(): boolean {
    return this.#strokes.length === 0;
  }

  protected override draw(ctx: CanvasRenderingContext2D, projection: Projection): void {
    ctx.lineCap = "round";
    ctx.lineJoin = "round";
    const lines = this.#strokes.map((stroke) => stroke.map((place) => onPicture(projection, place)));
    for (const [colour, width] of [
      [EDGE, WIDTH.edge],
      [INK, WIDTH.ink],
    ] as const) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      for (const line of lines) trace(ctx, line);
    }
  }
}

function onPicture(projection: Projection, { lat, lon }: LatLon): XY {
  const world = worldPoint(lat, lon);
  return { x: projection.x(world.x), y: projection.y(world.y) };
}

/** Strokes a line with round bends: each runs from the middle of a stretch to the middle of the next. */
function trace(ctx: CanvasRenderingContext2D, line: readonly XY[]): void {
  const [first] = line;
  const last = line.at(-1);
  if (!first || !last) return;
  ctx.beginPath();
  ctx.moveTo(first.x, first.y);
  line.slice(1, -1).forEach((at, i) => {
    const next = line[i + 2] ?? at;
    ctx.quadraticCurveTo(at.x, at.y, (at.x + next.x) / 2, (at.y + next.y) / 2);
  });
  ctx.lineTo(last.x, last.y);
  ctx.stroke();
}
