import assert from "node:assert/strict";
import { test } from "node:test";
import { landing, standsAt } from "../../src/edit/landing.ts";
import type { Scene } from "../../src/scene/scene.ts";

const item = { id: "A", row: 2, handle: "a", lat: 50, lon: 30, name: "A", codes: {}, from: null, until: null };
const scene = {
  layers: [{ shows: "symbols", name: "units", table: "placements", symbols: { fixed: false }, items: [item] }],
  time: { start: 0, end: 100 },
} as unknown as Scene;

test("a drop that is rounded says how far from there the symbol stands", () => {
  const text = landing({ name: { handle: "a" }, at: { lat: 50.05, lon: 30 }, before: { lat: 49, lon: 30 } }, scene);
  assert.equal(text, "A stands 5.6 km from there: its position is rounded to its precision.");
  assert.match(landing({ name: { id: "A" }, at: { lat: 50.05, lon: 30 }, before: null }, scene), /^A stands 5\.6 km/);
});

test("a drag too short to move a symbol says that it stays", () => {
  const before = standsAt("a", scene);
  assert.deepEqual(before, { lat: 50, lon: 30 });
  const text = landing({ name: { handle: "a" }, at: { lat: 50.01, lon: 30 }, before }, scene);
  assert.match(text, /^A stays where it was: .* 1\.1 km are too little to move it\.$/);
});

test("a drop that lands where it was let go says nothing", () => {
  assert.equal(landing({ name: { handle: "a" }, at: { lat: 50, lon: 30 }, before: { lat: 49, lon: 30 } }, scene), "");
  assert.equal(landing({ name: { handle: "gone" }, at: { lat: 50, lon: 30 }, before: null }, scene), "");
});
