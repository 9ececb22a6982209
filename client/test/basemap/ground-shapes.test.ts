import assert from "node:assert/strict";
import { test } from "node:test";
import type { Feature, LineString, MultiPolygon } from "geojson";
import { shapesIn } from "../../src/basemap/ground-shapes.ts";
import { worldPoint, type XY } from "../../src/geometry/mercator.ts";

const EVERYWHERE = { left: 0, top: 0, right: 256, bottom: 256 };
const LIMIT_PX = 0.3;

const river: LineString = {
  type: "LineString",
  coordinates: Array.from({ length: 400 }, (_, i) => [20 + i / 40, 50 + Math.sin(i / 7) * 0.2 + Math.cos(i) * 0.01]),
};

function square(lon: number, lat: number, side: number) {
  const [east, north] = [lon + side, lat + side];
  return [
    [lon, lat],
    [east, lat],
    [east, north],
    [lon, north],
    [lon, lat],
  ];
}

function distance({ x, y }: XY, [a, b]: readonly [number[], number[]]): number {
  const [ax, ay, bx, by] = [a[0] ?? 0, a[1] ?? 0, b[0] ?? 0, b[1] ?? 0];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = length ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay));
}

test("at each zoom a line has fewer points, and none of it is farther than 0.3 pixels from what is drawn", () => {
  const counts = [3, 4.4, 6, 9].map((zoom) => {
    const [drawn] = shapesIn(river, EVERYWHERE, zoom);
    assert.equal(drawn?.type, "LineString");
    const points = (drawn as LineString).coordinates;
    for (const [lon, lat] of river.coordinates) {
      const world = worldPoint(lat ?? 0, lon ?? 0);
      const off = Math.min(...points.slice(1).map((point, i) => distance(world, [points[i] ?? [], point])));
      assert.ok(off * 2 ** zoom <= LIMIT_PX + 1e-9, `${off * 2 ** zoom} at zoom ${zoom}`);
    }
    return points.length;
  });
  assert.deepEqual(
    counts,
    [...counts].sort((a, b) => a - b),
  );
  assert.ok((counts[0] ?? 0) < river.coordinates.length / 4, String(counts));
});

test("only what lies in the box is drawn, island by island, and what no picture could show is not", () => {
  const islands: Feature<MultiPolygon> = {
    type: "Feature",
    properties: {},
    geometry: {
      type: "MultiPolygon",
      coordinates: [[square(20, 50, 1), square(20.4, 50.4, 0.2)], [square(120, -30, 5)], [square(22, 50, 0.0005)]],
    },
  };
  assert.deepEqual(
    shapesIn(islands, EVERYWHERE, 5).map(({ coordinates }) => coordinates.length),
    [2, 1],
  );
  const corner = worldPoint(52, 19);
  const box = { left: corner.x, top: corner.y, right: corner.x + 8, bottom: corner.y + 8 };
  assert.equal(shapesIn(islands, box, 5).length, 1);
  assert.equal(shapesIn(islands, box, 16).length, 2);
});
