// Whether a drop asks from when on a symbol stands there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isWithin } from "../../src/edit/within.ts";

test("only a time within the period leaves something before and after it", () => {
  assert.ok(isWithin(30, 0, 60));
  assert.ok(isWithin(30, null, null));
  for (const [t, from, until] of [
    [0, 0, 60],
    [60, 0, 60],
    [-1, 0, null],
    [61, null, 60],
  ] as const) {
    assert.ok(!isWithin(t, from, until));
  }
});
