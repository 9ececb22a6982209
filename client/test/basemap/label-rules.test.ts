import assert from "node:assert/strict";
import { test } from "node:test";
import { CAPITAL, COUNTRY, TOWN, townsOf, townThreshold } from "../../src/basemap/label-rules.ts";

test("more towns are named the nearer one looks", () => {
  const zooms = [3, 4.5, 5.5, 6, 7, 7.5, 8.5, 10];
  const thresholds = zooms.map(townThreshold);
  assert.deepEqual(
    thresholds,
    [...thresholds].sort((a, b) => b - a),
  );
  assert.equal(thresholds.at(-1), 0);
});

test("a town is gone to at the zoom from which its name is drawn", () => {
  const label = (text: string, kind: number, weight: number) => ({ text, kind, weight, lat: 50, lon: 30 });
  const labels = [label("Kyiv", CAPITAL, 28000), label("Ukraine", COUNTRY, 6), label("Hamlet", TOWN, 1)];
  const towns = townsOf(labels);
  assert.deepEqual(
    towns.map(({ text, zoom }) => [text, zoom]),
    [
      ["Kyiv", 4],
      ["Hamlet", 9],
    ],
  );
});
