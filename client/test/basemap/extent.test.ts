import assert from "node:assert/strict";
import { test } from "node:test";
import { mappedPart } from "../../src/basemap/extent.ts";
import { common } from "../../src/geometry/boxes.ts";
import { positionOf } from "../../src/geometry/mercator.ts";

test("the mapped part of a picture ends where the data end", () => {
  const { left, top, right, bottom } = mappedPart({ x: (w) => w, y: (w) => w });
  const [corner, other] = [positionOf({ x: left, y: top }), positionOf({ x: right, y: bottom })];
  const rounded = [corner.lon, other.lat, other.lon, corner.lat].map((degrees) => Math.round(degrees * 1e6) / 1e6);
  assert.deepEqual(rounded, [-42, 33, 60, 72]);
});

test("two boxes have in common what both cover, and nothing if they lie apart", () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 };
  assert.deepEqual(common(box, { left: 4, top: -5, right: 20, bottom: 6 }), { left: 4, top: 0, right: 10, bottom: 6 });
  const apart = common(box, { left: 30, top: 30, right: 40, bottom: 40 });
  assert.equal((apart.right - apart.left) * (apart.bottom - apart.top), 0);
});
