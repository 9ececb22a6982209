import assert from "node:assert/strict";
import { test } from "node:test";
import { instantsBeside, instantsShown, together } from "../../src/scene/beside.ts";
import type { Scene } from "../../src/scene/scene.ts";
import type { Standing } from "../../src/scene/selection.ts";
import type { State } from "../../src/scene/state.ts";

const SCENE = {
  chapters: [
    { id: "one", times: [24] },
    { id: "two", times: [24, 48, 720] },
  ],
} as unknown as Scene;
const STATE = { presenting: true, flying: false, camera: null, chapter: "two", t: 24 } as unknown as State;

test("a chapter of several instants shows all of them side by side", () => {
  assert.deepEqual(instantsBeside(SCENE, STATE), [24, 48, 720]);
  assert.deepEqual(instantsBeside(SCENE, { ...STATE, chapter: "one" }), []);
});

test("on a flight, at another time, on a map moved by hand and off the stage there is one map", () => {
  for (const other of [{ flying: true }, { t: 48 }, { presenting: false }, { camera: { lat: 1, lon: 1, zoom: 5 } }]) {
    assert.deepEqual(instantsBeside(SCENE, { ...STATE, ...other } as State), []);
  }
});

test("the sources named are those of every map that is shown", () => {
  assert.deepEqual(instantsShown(SCENE, STATE), [24, 48, 720]);
  assert.deepEqual(instantsShown(SCENE, { ...STATE, t: 48 }), [48]);
});

test("a row that one map shows as planned and another in force is there as both, and is one symbol", () => {
  const found = together(
    [true, false, false].map((planned) => ({
      selection: { standing: [{ mark: { key: "A@1" }, planned } as Standing], count: 1, byId: new Map() },
      events: [],
      fills: new Map(),
    })),
  ).selection;
  assert.deepEqual(
    found.standing.map(({ planned }) => planned),
    [true, false],
  );
  assert.equal(found.count, 1);
});

test("what is on several maps is explained once", () => {
  const [a, b, moved] = ["A@1", "B@1", "A@2"].map((key) => ({ mark: { key }, planned: false }) as Standing);
  const maps = [
    [a, b],
    [b, moved],
  ].map((standing) => ({
    selection: { standing: standing as Standing[], count: 2, byId: new Map() },
    events: [],
    fills: new Map(),
  }));
  assert.deepEqual(
    together(maps).selection.standing.map(({ mark }) => mark.key),
    ["A@1", "B@1", "A@2"],
  );
});
