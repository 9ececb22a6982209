import assert from "node:assert/strict";
import { test } from "node:test";
import { Shapes } from "../../src/basemap/shapes.ts";
import { projectionAt, worldPoint, type XY } from "../../src/geometry/mercator.ts";
import { boxRing, worldPath } from "./rings.ts";

const LIMIT_PX = 0.3;
const MARGIN_PX = 8;

/** A path that keeps what is added to it. */
class Track {
  readonly lines: XY[][] = [];
  closed = 0;

  moveTo(x: number, y: number): void {
    this.lines.push([{ x, y }]);
  }

  lineTo(x: number, y: number): void {
    this.lines.at(-1)?.push({ x, y });
  }

  closePath(): void {
    this.closed += 1;
  }

  get points(): XY[] {
    return this.lines.flat();
  }
}

function square(lon: number, lat: number, side: number): Float64Array {
  return boxRing(lon, lat, lon + side, lat + side);
}

/** A part of the world around a place, `side` pixels wide and high. */
function around(lon: number, lat: number, zoom: number, side: number) {
  const { x, y } = worldPoint(lat, lon);
  const scale = 2 ** zoom;
  return projectionAt({ scale, left: x * scale - side / 2, top: y * scale - side / 2, width: side, height: side });
}

function traced(shapes: Shapes, projection: ReturnType<typeof around>): Track {
  const track = new Track();
  shapes.trace(track, projection, MARGIN_PX);
  return track;
}

function distance({ x, y }: XY, from: XY, to: XY): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx ** 2 + dy ** 2;
  const part = length ? Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length)) : 0;
  return Math.hypot(x - from.x - part * dx, y - from.y - part * dy);
}

const RIVER = Array.from(
  { length: 2000 },
  (_, i) => [20 + i / 200, 50 + Math.sin(i / 35) * 0.2 + Math.cos(i / 5) * 0.01] as const,
);
const river = Shapes.lines([worldPath(RIVER)]);

test("at each zoom a line has fewer points, and none of what is seen is farther than 0.3 pixels from what is drawn", () => {
  const counts = [3, 4.4, 6, 9, 12].map((zoom) => {
    const projection = around(24, 50, zoom, 600);
    const { lines, points } = traced(river, projection);
    const seen = RIVER.map(([lon, lat]) => worldPoint(lat, lon))
      .map(({ x, y }) => ({ x: projection.x(x), y: projection.y(y) }))
      .filter(({ x, y }) => Math.min(x, y) >= -MARGIN_PX && Math.max(x, y) <= 600 + MARGIN_PX);
    assert.ok(seen.length > 3, `${seen.length} at zoom ${zoom}`);
    for (const point of seen) {
      const off = Math.min(
        ...lines.flatMap((line) => line.slice(1).map((to, i) => distance(point, line[i] ?? to, to))),
      );
      assert.ok(off <= LIMIT_PX + 1e-6, `${off} at zoom ${zoom}`);
    }
    return { zoom, drawn: points.length };
  });
  assert.ok((counts[0]?.drawn ?? Infinity) < RIVER.length / 10, JSON.stringify(counts));
  // Close up, only the part that is seen is drawn.
  assert.ok((counts.at(-1)?.drawn ?? Infinity) < RIVER.length / 10, JSON.stringify(counts));
});

test("nothing is drawn of what lies outside", () => {
  assert.deepEqual(traced(river, around(24, 56, 7, 600)).lines, []);
  assert.deepEqual(traced(Shapes.areas([[square(20, 50, 1)]]), around(24, 56, 7, 600)).lines, []);
});

test("an area too small to be seen is not drawn, and a hole is a ring of its area", () => {
  const islands = Shapes.areas([[square(20, 50, 1), square(20.4, 50.4, 0.2)], [square(22, 50, 0.0005)]]);
  const far = traced(islands, around(21, 50, 5, 600));
  assert.deepEqual([far.lines.length, far.closed], [2, 2]);
  assert.equal(traced(islands, around(22, 50, 16, 600)).closed, 1);
});

test("inside a picture an area covers the same points, however much of it is left out", () => {
  const coast = RIVER.slice(0, 1900);
  const [first, last]: (readonly [number, number])[] = [coast[0] ?? [0, 0], coast.at(-1) ?? [0, 0]];
  if (!first || !last) throw new Error("the coast is empty");
  const ring: (readonly [number, number])[] = [...coast, [last[0], 40], [first[0], 40], first];
  const land = Shapes.areas([[worldPath(ring)]]);
  const projection = around(24, 50, 10, 600);
  const { points } = traced(land, projection);
  assert.ok(points.length < ring.length / 2, String(points.length));
  const whole = ring
    .map(([lon, lat]) => worldPoint(lat, lon))
    .map(({ x, y }) => ({ x: projection.x(x), y: projection.y(y) }));
  for (let x = 0; x <= 600; x += 30) {
    for (let y = 0; y <= 600; y += 30) {
      const near = whole.some((to, i) => distance({ x, y }, whole[i - 1] ?? to, to) < 1);
      if (!near) assert.equal(isInside(points, x, y), isInside(whole, x, y), `${x} ${y}`);
    }
  }
});

function isInside(ring: readonly XY[], x: number, y: number): boolean {
  let inside = false;
  ring.forEach((to, i) => {
    const from = ring[i ? i - 1 : ring.length - 1] ?? to;
    if (from.y > y !== to.y > y && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) inside = !inside;
  });
  return inside;
}
