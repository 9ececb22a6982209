import assert from "node:assert/strict";
import { test } from "node:test";
import { circleAround, distanceKm } from "../../src/geometry/geodesy.ts";

test("distances are geodesic: Paris to Kyiv as pyproj gives it", () => {
  const km = distanceKm({ lat: 48.86, lon: 2.35 }, { lat: 50.45, lon: 30.52 });
  assert.ok(Math.abs(km - 2029.466) < 0.001, String(km));
  for (const place of circleAround({ lat: 50, lon: 30 }, 200)) {
    assert.ok(Math.abs(distanceKm({ lat: 50, lon: 30 }, place) - 200) < 0.001);
  }
});
