import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { MOST, Strokes } from "../../src/present/strokes.ts";

function scribble(strokes: Strokes, chapter: string, places: number): void {
  strokes.begin(chapter, { lat: 49.8397, lon: 24.0297 }, 0);
  for (let i = 1; i < places; i += 1) strokes.go({ lat: 49.8397 + Math.sin(i), lon: 24.0297 + i / 10 });
  strokes.end();
}

test("strokes are kept for their chapter, and wiped there alone", () => {
  const strokes = new Strokes();
  scribble(strokes, "a", 3);
  scribble(strokes, "a", 4);
  scribble(strokes, "b", 2);
  assert.deepEqual(
    strokes.of("a").map((stroke) => stroke.length),
    [3, 4],
  );
  strokes.wipe("a");
  assert.deepEqual([strokes.of("a").length, strokes.of("b").length], [0, 1]);
  strokes.go({ lat: 50, lon: 30 });
  assert.equal(strokes.of("b")[0]?.length, 2);
});

test("a stroke that is wiped while it is drawn does not come back", () => {
  const strokes = new Strokes();
  strokes.begin("a", { lat: 50, lon: 20 }, 0);
  strokes.wipe("a");
  strokes.go({ lat: 51, lon: 21 });
  assert.deepEqual(strokes.of("a"), []);
});

test("whatever a hand draws keeps the bounds of the contract", () => {
  const { $defs } = JSON.parse(readFileSync(join(import.meta.dirname, "../../contract.schema.json"), "utf8"));
  const { maxItems, items } = $defs.StageShows.properties.strokes;
  assert.deepEqual([MOST.strokes, MOST.places], [maxItems, items.maxItems]);
  const strokes = new Strokes();
  for (let i = 0; i < 8; i += 1) scribble(strokes, "a", i % 2 ? 250 : 2);
  const drawn = strokes.of("a");
  assert.ok(drawn.length <= MOST.strokes && drawn.every(({ length }) => length <= MOST.places));
  assert.ok(drawn.flat().length <= MOST.together);
  assert.equal(drawn.at(-1)?.[0]?.lat, 49.8397);
  for (let i = 0; i < 60; i += 1) scribble(strokes, "b", 2);
  assert.equal(strokes.of("b").length, MOST.strokes);
});

test("as many strokes as there can be fit in a step", () => {
  const strokes = Array.from({ length: MOST.together }, () => [-89.1234, -179.1234]);
  assert.ok(JSON.stringify(strokes).length < 8_500);
});
