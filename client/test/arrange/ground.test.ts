import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ground } from "../../src/arrange/ground.ts";
import { EXTENT_DEG } from "../../src/basemap/extent.ts";
import { prepare, type StoredBasemap } from "../../src/basemap/load.ts";
import { countriesOf } from "../../src/basemap/outline.ts";
import { worldPoint, type XY } from "../../src/geometry/mercator.ts";
import { meets } from "../../src/geometry/segments.ts";
import { randoms } from "./things.ts";

const FILE = new URL("../../../data/basemap/client_map.json", import.meta.url);
const { areas } = prepare(JSON.parse(readFileSync(FILE, "utf8")) as StoredBasemap);
const ground = new Ground(areas, EXTENT_DEG);
const outlines = countriesOf(areas);
/** Side of a square of the ground, in pixels of the world. */
const SQUARE = 0.1;

function codesAt(point: XY): string[] {
  const found = [...outlines].filter(([, outline]) => outline.holds(point)).map(([code]) => code);
  return found.length ? found : [""];
}

/** Returns the country of a point; undefined if a border is nearer than the side of a square. */
function surelyAt({ x, y }: XY): string | undefined {
  const around = [-1.5, -0.75, 0, 0.75, 1.5].flatMap((dx) =>
    [-1.5, -0.75, 0, 0.75, 1.5].map((dy) => ({ x: x + dx * SQUARE, y: y + dy * SQUARE })),
  );
  const codes = new Set(around.flatMap(codesAt));
  return codes.size === 1 ? [...codes][0] : undefined;
}

test("away from borders a point lies in the country whose outline holds it", () => {
  const random = randoms(11);
  let count = 0;
  while (count < 400) {
    const point = worldPoint(44 + random() * 11, 10 + random() * 32);
    const code = surelyAt(point);
    if (code === undefined) continue;
    count += 1;
    assert.equal(ground.at(point.x, point.y), code, JSON.stringify(point));
  }
});

test("outside the mapped extent there is no country", () => {
  const { x, y } = worldPoint(10, 100);
  assert.equal(ground.at(x, y), "");
  assert.equal(ground.touches("UKR", x, y, x + 1, y + 1), false);
});

test("no box that touches Ukraine is missed", () => {
  const ukraine = outlines.get("UKR");
  const rings = ukraine?.rings ?? [];
  const edges = rings.flatMap((ring) => {
    const points = Array.from({ length: ring.length / 2 }, (_, i) => ({
      x: ring[2 * i] ?? 0,
      y: ring[2 * i + 1] ?? 0,
    }));
    return points.slice(1).map((to, i) => ({ from: points[i] ?? to, to }));
  });
  assert.ok(ukraine && edges.length > 500);
  const random = randoms(12);
  const tried = { touching: 0, away: 0 };
  while (tried.touching < 150 || tried.away < 100) {
    const corner = worldPoint(42 + random() * 12, 18 + random() * 26);
    const [width, height] = [random() * 2, random() * 2];
    const box = { left: corner.x, top: corner.y, right: corner.x + width, bottom: corner.y + height };
    const told = ground.touches("UKR", box.left, box.top, box.right, box.bottom);
    const touching = ukraine.holds(corner) || edges.some((edge) => meets(edge, box));
    tried[touching ? "touching" : "away"] += 1;
    if (touching) assert.ok(told, JSON.stringify(box));
    const wide = {
      left: box.left - 2 * SQUARE,
      top: box.top - 2 * SQUARE,
      right: box.right + 2 * SQUARE,
      bottom: box.bottom + 2 * SQUARE,
    };
    if (!ukraine.holds(corner) && !edges.some((edge) => meets(edge, wide))) assert.ok(!told, JSON.stringify(box));
  }
});

test("a place lies in its oblast, and the city of Kyiv in the one around it", () => {
  const oblastOf = (lat: number, lon: number) => {
    const { x, y } = worldPoint(lat, lon);
    return ground.oblastAt(x, y);
  };
  assert.equal(oblastOf(50.45, 30.52), "UA-32");
  assert.equal(oblastOf(49.8, 30.1), "UA-32");
  assert.equal(oblastOf(49.84, 24.03), "UA-46");
  assert.equal(oblastOf(52.23, 21.01), "");
});
