import assert from "node:assert/strict";
import { test } from "node:test";
import { degrees, grid } from "../../src/geometry/positions.ts";

test("degrees say their hemisphere", () => {
  assert.equal(degrees(51.62, -0.41), "51.620° N  0.410° W");
  assert.equal(degrees(-1.5, 30), "1.500° S  30.000° E");
});

test("MGRS to 100 m", () => {
  assert.equal(grid(44.95, 34.1), "36T WQ 867 779");
  assert.equal(grid(85, 0), "");
});
