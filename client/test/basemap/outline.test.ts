import assert from "node:assert/strict";
import { test } from "node:test";
import type { Area } from "../../src/basemap/load.ts";
import { countriesOf, outlineOf } from "../../src/basemap/outline.ts";
import { worldPoint } from "../../src/geometry/mercator.ts";
import { boxRing } from "./rings.ts";

const ISLANDS: Area = {
  polygons: [[boxRing(0, 0, 10, 10), boxRing(4, 4, 6, 6)], [boxRing(20, 0, 22, 2)]],
};

test("a point lies in an area, not in its hole and not between its islands", () => {
  const outline = outlineOf(ISLANDS);
  const holds = (lat: number, lon: number) => outline.holds(worldPoint(lat, lon));
  assert.deepEqual(
    [holds(2, 2), holds(1, 21), holds(5, 5), holds(1, 15), holds(-1, 2)],
    [true, true, false, false, false],
  );
});

test("a coarse outline has fewer points and no ring that is too small to see", () => {
  const coarse = outlineOf(ISLANDS).thinned(3);
  assert.equal(coarse.rings.length, 1);
  assert.ok(coarse.holds(worldPoint(2, 2)));
});

test("only countries are countries, and each outline is made once", () => {
  const areas = new Map([
    ["POL", ISLANDS],
    ["UA-46", ISLANDS],
  ]);
  assert.deepEqual([...countriesOf(areas).keys()], ["POL"]);
  assert.equal(countriesOf(areas), countriesOf(areas));
});

test("a path has each ring by itself: no line runs from one island to the next", () => {
  const begun: number[] = [];
  let points = 0;
  let closed = 0;
  const path = {
    moveTo: () => begun.push(points++),
    lineTo: () => void points++,
    closePath: () => void closed++,
  };
  outlineOf(ISLANDS).trace(path);
  assert.deepEqual([begun, points, closed], [[0, 5, 10], 15, 3]);
});
