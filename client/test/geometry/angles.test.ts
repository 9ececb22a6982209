import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPosition } from "../../src/geometry/angles.ts";

/** The reader of the tables reads the same, part by part. */
const CASES = JSON.parse(readFileSync(join(import.meta.dirname, "angles.json"), "utf8")) as [string, number, number][];

test("a position is read as people write it", () => {
  for (const [text, lat, lon] of CASES) {
    const found = readPosition(text);
    assert.ok(found, text);
    assert.deepEqual([found.lat.toFixed(6), found.lon.toFixed(6)], [lat.toFixed(6), lon.toFixed(6)], text);
  }
});

test("what is no position is none", () => {
  for (const text of [
    "",
    "49",
    "Lviv",
    "91, 24",
    "49 N 24 N",
    "49 61 N 24 1 E",
    "1234 2403",
    "49.84 24.03 5",
    "50 N, 30",
  ]) {
    assert.equal(readPosition(text), null, text);
  }
});
