import assert from "node:assert/strict";
import { test } from "node:test";
import { townThreshold } from "../../src/basemap/label-rules.ts";

test("more towns are named the nearer one looks", () => {
  const zooms = [3, 4.5, 5.5, 6, 7, 7.5, 8.5, 10];
  const thresholds = zooms.map(townThreshold);
  assert.deepEqual(
    thresholds,
    [...thresholds].sort((a, b) => b - a),
  );
  assert.equal(thresholds.at(-1), 0);
});
