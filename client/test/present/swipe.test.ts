import assert from "node:assert/strict";
import { test } from "node:test";
import { turnedBy } from "../../src/present/swipe.ts";

test("a quick stroke across turns, to the left on and to the right back", () => {
  assert.equal(turnedBy(-90, 10, 180), "next");
  assert.equal(turnedBy(90, -30, 180), "previous");
});

test("what is short, slow or steep moves the map alone", () => {
  for (const [dx, dy, ms] of [
    [-40, 0, 100],
    [-200, 0, 900],
    [-90, 80, 180],
    [0, 0, 50],
  ] as const)
    assert.equal(turnedBy(dx, dy, ms), null, `${dx} ${dy} ${ms}`);
});
