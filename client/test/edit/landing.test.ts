import assert from "node:assert/strict";
import { test } from "node:test";
import { type Dropped, landing } from "../../src/edit/landing.ts";
import { unit } from "./grips.ts";

const grips = [unit("A", { lat: 50, lon: 30 }), unit("B", { lat: 51, lon: 30, from: 48 })];

function dropped(more: Partial<Dropped>): Dropped {
  const before = { lat: 49, lon: 30 };
  return { thing: "placements/A", since: null, handle: "a", at: { lat: 50.05, lon: 30 }, before, ...more };
}

test("a drop that is rounded says how far from there the thing stands", () => {
  const text = "A stands 5.6 km from there: its position is rounded to its precision.";
  assert.equal(landing([dropped({})], grips), text);
  assert.equal(landing([dropped({ handle: null, before: null })], grips), text);
});

test("what stands there only from a time on is found by that time", () => {
  const from = { thing: "placements/B", handle: null, at: { lat: 51.05, lon: 30 } };
  assert.match(landing([dropped({ ...from, since: 48 })], grips), /^B stands 5\.6 km/);
  assert.equal(landing([dropped({ ...from, since: 72 })], grips), "");
});

test("a drag too short to move a thing says that it stays", () => {
  const text = landing([dropped({ at: { lat: 50.01, lon: 30 }, before: { lat: 50, lon: 30 } })], grips);
  assert.match(text, /^A stays where it was: .* 1\.1 km are too little to move it\.$/);
});

test("a drop that lands where it was let go says nothing", () => {
  assert.equal(landing([dropped({ at: { lat: 50, lon: 30 } })], grips), "");
  assert.equal(landing([dropped({ handle: "gone" })], grips), "");
});

test("of several, the farthest says how far, and how many stayed", () => {
  const other = dropped({ handle: "b", at: { lat: 51.01, lon: 30 } });
  assert.match(landing([dropped({}), other], grips), /^2 things stand up to 5\.6 km from there/);
  const stays = { ...other, before: { lat: 51, lon: 30 } };
  assert.match(landing([dropped({}), stays], grips), /^1 thing stays where it was, others stand up to 5\.6 km/);
});
