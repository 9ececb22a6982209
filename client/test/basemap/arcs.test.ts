import assert from "node:assert/strict";
import { test } from "node:test";
import { Arcs, edges } from "../../src/basemap/arcs.ts";
import { worldPath } from "./rings.ts";

const GRID = { scale: [0.5, 0.25], translate: [10, 40] } as const;
/** Two squares beside each other: the line between them, then what each has alone, from the line's end to its beginning. */
const BETWEEN = [4, 0, 0, 4];
const WEST = [4, 4, -4, 0, 0, -4, 4, 0];
const EAST = [4, 4, 4, 0, 0, -4, -4, 0];
const arcs = new Arcs([BETWEEN, WEST, EAST], GRID);

const world = (run: readonly number[]) => [...arcs.path(run)];
const points = (...degrees: [number, number][]) => [...worldPath(degrees)];

test("a run is one line, each arc forwards or back, and no point is there twice where two meet", () => {
  assert.deepEqual(world([0]), points([12, 40], [12, 41]));
  assert.deepEqual(world([~0]), points([12, 41], [12, 40]));
  assert.deepEqual(world([0, 1]), points([12, 40], [12, 41], [10, 41], [10, 40], [12, 40]));
  assert.deepEqual(world([~2, ~0]), points([12, 40], [14, 40], [14, 41], [12, 41], [12, 40]));
  assert.deepEqual(world([~1, ~0]), points([12, 40], [10, 40], [10, 41], [12, 41], [12, 40]));
});

test("the line between two areas is an edge once, and what one has alone is one as long as it goes", () => {
  const areas = [[[0, 1]], [[~2, ~0]]];
  assert.deepEqual(edges(areas, "shared"), [[0]]);
  assert.deepEqual(edges(areas, "alone"), [[1], [~2]]);
  assert.deepEqual(edges([[[0, 1, 2]], [[3]], [[~1]]], "alone"), [[0], [2], [3]]);
  assert.deepEqual(edges([[[0, 1, 2]], [[3]]], "alone"), [[0, 1, 2], [3]]);
});

test("an area that touches itself has no border with itself", () => {
  assert.deepEqual(edges([[[0, 1, ~0]]], "shared"), []);
});
