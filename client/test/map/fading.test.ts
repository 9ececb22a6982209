import assert from "node:assert/strict";
import { test } from "node:test";
import { Fading } from "../../src/map/fading.ts";
import type { Spot } from "../../src/plan/layout.ts";

let less = false;
globalThis.window = { matchMedia: () => ({ matches: less }) } as unknown as typeof globalThis.window;

const NOWHERE = { place: { x: 0, y: 0 }, aside: { x: 0, y: 0 } };

function spots(...keys: string[]) {
  return new Map(keys.map((key) => [key, { spot: { key } as unknown as Spot, ...NOWHERE }]));
}

test("what comes while time runs appears by and by, and what goes is still seen for a while", () => {
  const fading = new Fading();
  fading.take(spots("a", "b"), true, 0);
  assert.equal(fading.alphaOf("a", 0), 1);
  const { leaving, moving } = fading.take(spots("a", "c"), true, 1000);
  assert.deepEqual([fading.alphaOf("a", 1000), fading.alphaOf("c", 1000), leaving.length, moving], [1, 0, 1, true]);
  assert.ok(fading.alphaOf("c", 1200) > 0.3);
  assert.ok((fading.take(spots("a", "c"), true, 1200).leaving[0]?.alpha ?? 1) < 0.7);
  assert.deepEqual(fading.take(spots("a", "c"), true, 2000), { leaving: [], moving: false });
  assert.equal(fading.alphaOf("c", 2000), 1);
});

test("what comes back while it goes is there", () => {
  const fading = new Fading();
  fading.take(spots("a", "b"), true, 0);
  fading.take(spots("a"), true, 1000);
  assert.deepEqual(fading.take(spots("a", "b"), true, 1100).leaving, []);
});

test("nothing fades while time stands, nor for who asked for less motion", () => {
  for (const [runs, asked] of [
    [false, false],
    [true, true],
  ] as const) {
    less = asked;
    const fading = new Fading();
    fading.take(spots("a"), runs, 0);
    assert.deepEqual(fading.take(spots("b"), runs, 1000), { leaving: [], moving: false });
    assert.equal(fading.alphaOf("b", 1000), 1);
  }
  less = false;
});
