import assert from "node:assert/strict";
import { test } from "node:test";
import { kmToPixels, worldPoint } from "../../src/geometry/mercator.ts";

test("the world in Mercator pixels", () => {
  assert.deepEqual(worldPoint(0, 0), { x: 128, y: 128 });
  const north = worldPoint(85.0511287798, 180);
  assert.ok(Math.abs(north.y) < 1e-6 && north.x === 256);
  assert.ok(Math.abs(kmToPixels(40_075.016686, 0, 1) - 256) < 1e-9);
});
