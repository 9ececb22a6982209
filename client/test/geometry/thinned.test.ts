import assert from "node:assert/strict";
import { test } from "node:test";
import { thinned } from "../../src/geometry/thinned.ts";

const wave = Array.from({ length: 200 }, (_, i) => ({ lat: 50 + Math.sin(i / 10), lon: 20 + i / 20 }));

test("a straight line keeps its ends, a bent one its bends", () => {
  const straight = [0, 1, 2, 3].map((i) => ({ lat: 50, lon: 20 + i }));
  assert.deepEqual(thinned(straight, 0.001, 100), [straight[0], straight[3]]);
  const bent = [...straight, { lat: 52, lon: 23 }];
  assert.deepEqual(thinned(bent, 0.001, 100), [bent[0], bent[3], bent[4]]);
  assert.deepEqual(thinned(straight.slice(0, 1), 0.001, 100), straight.slice(0, 1));
});

test("a line never has more places than it may, and begins and ends where it did", () => {
  for (const most of [2, 5, 40]) {
    const line = thinned(wave, 0, most);
    assert.ok(line.length <= most && line.length >= 2, String(line.length));
    assert.deepEqual([line[0], line.at(-1)], [wave[0], wave.at(-1)]);
  }
});
