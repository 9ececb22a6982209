// The lines and areas of the base map as paths of a picture, with no more points than can be seen there. Pure.

import { type Box, boxOfPath, overlap } from "../geometry/boxes.ts";
import type { Projection } from "../geometry/mercator.ts";
import { thinnedPath } from "../geometry/thinned.ts";
import type { Brush } from "../paint/brush.ts";

/** What a path is added to: a canvas, or a brush. */
export type Tracer = Pick<Brush, "moveTo" | "lineTo" | "closePath">;

/** How far a drawn line may be from the true one, in pixels of the picture. */
const TOLERANCE_PX = 0.3;
/** A line is seen or not in stretches of this many points. */
const STRETCH = 32;
const SIDES = 4;
/** A ring of fewer different points has no area. */
const CORNERS = 3;

/** Lines or areas of the base map. */
export class Shapes {
  readonly #shapes: readonly Shape[];
  readonly #trace: typeof traceLine;

  constructor(shapes: readonly Shape[], trace: typeof traceLine) {
    this.#shapes = shapes;
    this.#trace = trace;
  }

  /** Makes lines from paths: x and y of each point in turn, in world pixels. */
  static lines(paths: readonly Float64Array[]): Shapes {
    return new Shapes(
      paths.map((path) => shapeOf([path])),
      traceLine,
    );
  }

  /** Makes areas from rings, which end where they begin; the first of each area is the one around it. */
  static areas(areas: readonly (readonly Float64Array[])[]): Shapes {
    return new Shapes(areas.map(shapeOf), traceRing);
  }

  /** Adds to a path what lies in a picture, or nearer to it than a margin in pixels. */
  trace(path: Tracer, projection: Projection, margin: number): void {
    const { scale, width, height } = projection;
    const [left, top] = [projection.x(0), projection.y(0)];
    const seen = {
      left: (-margin - left) / scale,
      top: (-margin - top) / scale,
      right: (width + margin - left) / scale,
      bottom: (height + margin - top) / scale,
    };
    const level = Math.ceil(Math.log2(scale));
    for (const shape of this.#shapes) {
      if (!overlap(shape.box, seen)) continue;
      for (const line of shape.lines) this.#trace(path, line.at(level), { scale, left, top, seen });
    }
  }
}

/** Where a picture looks: how world pixels become its own, and the part of the world that it shows. */
interface Sight {
  scale: number;
  left: number;
  top: number;
  seen: Box;
}

/** Adds a line to a path, without the stretches that lie wholly on one side of what is seen. */
function traceLine(path: Tracer, { points, boxes }: Drawn, { scale, left, top, seen }: Sight): void {
  const last = points.length / 2 - 1;
  let broken = true;
  for (let first = 0; first < last; first += STRETCH) {
    const isSeen = liesIn(boxes, first / STRETCH, seen);
    if (isSeen) {
      if (broken) path.moveTo((points[2 * first] ?? 0) * scale + left, (points[2 * first + 1] ?? 0) * scale + top);
      const end = 2 * Math.min(first + STRETCH, last);
      for (let i = 2 * first + 2; i <= end; i += 2) {
        path.lineTo((points[i] ?? 0) * scale + left, (points[i + 1] ?? 0) * scale + top);
      }
    }
    broken = !isSeen;
  }
}

/** Adds a ring to a path. A stretch that lies wholly on one side of what is seen is drawn straight, on that side. */
function traceRing(path: Tracer, { points, boxes }: Drawn, { scale, left, top, seen }: Sight): void {
  const last = points.length / 2 - 1;
  if (last < CORNERS) return;
  path.moveTo((points[0] ?? 0) * scale + left, (points[1] ?? 0) * scale + top);
  for (let first = 0; first < last; first += STRETCH) {
    const end = 2 * Math.min(first + STRETCH, last);
    for (let i = liesIn(boxes, first / STRETCH, seen) ? 2 * first + 2 : end; i <= end; i += 2) {
      path.lineTo((points[i] ?? 0) * scale + left, (points[i + 1] ?? 0) * scale + top);
    }
  }
  path.closePath();
}

function liesIn(boxes: Float64Array, stretch: number, { left, top, right, bottom }: Box): boolean {
  const at = SIDES * stretch;
  const side = (i: number) => boxes[at + i] ?? 0;
  return side(0) < right && left < side(2) && side(1) < bottom && top < side(3);
}

/** A line as it is drawn: x and y of each point in world pixels, and the box around each stretch of it. */
interface Drawn {
  points: Float64Array;
  boxes: Float64Array;
}

/** A line, or a ring that ends where it begins. */
class Line {
  readonly #points: Float64Array;
  readonly #levels = new Map<number, Drawn>();

  constructor(points: Float64Array) {
    this.#points = points;
  }

  /** Returns the line with the detail of a whole zoom. */
  at(level: number): Drawn {
    const known = this.#levels.get(level);
    if (known) return known;
    const points = thinnedPath(this.#points, TOLERANCE_PX / 2 ** level);
    const drawn = { points, boxes: boxesOf(points) };
    this.#levels.set(level, drawn);
    return drawn;
  }
}

/** A line, or an area with its holes; the box is around the first. */
interface Shape {
  lines: readonly Line[];
  box: Box;
}

function shapeOf(paths: readonly Float64Array[]): Shape {
  const points = paths[0] ?? new Float64Array();
  return { lines: paths.map((path) => new Line(path)), box: boxOfPath(points) };
}

function boxesOf(points: Float64Array): Float64Array {
  const last = points.length / 2 - 1;
  const boxes = new Float64Array(SIDES * Math.max(0, Math.ceil(last / STRETCH)));
  for (let first = 0; first < last; first += STRETCH) {
    const { left, top, right, bottom } = boxOfPath(points, first, Math.min(first + STRETCH, last));
    boxes.set([left, top, right, bottom], (SIDES * first) / STRETCH);
  }
  return boxes;
}
