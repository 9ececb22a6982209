import assert from "node:assert/strict";
import { test } from "node:test";
import { circleAround, distanceKm } from "../../src/geometry/geodesy.ts";
import { kmToPixels, worldPoint } from "../../src/geometry/mercator.ts";
import { boundsOf, destination, shownBy } from "../../src/present/deck.ts";
import { type Command, Keys, type Pressed } from "../../src/present/keys.ts";
import { presenterOf } from "../../src/present/link.ts";
import type { Chapter, Scene } from "../../src/scene/scene.ts";

function chapter(id: string, more: Partial<Chapter> = {}): Chapter {
  const usual = {
    title: id,
    view: "europe",
    bounds: null,
    time: 24,
    layers: [],
    focus: [],
    notes: "",
    row: 2,
    told: [],
  };
  return { id, ...usual, ...more };
}

const scene = {
  time: { start: -720, end: 9000 },
  views: [
    { code: "ukraine", bounds: [22, 44, 40, 52] },
    { code: "europe", bounds: [-10, 36, 41, 60] },
  ],
  chapters: [chapter("a"), chapter("b", { bounds: [20, 47, 30, 52], time: 99_999 }), chapter("c")],
} as unknown as Scene;

function press(keys: Keys, key: string, more: Partial<Pressed> = {}) {
  return keys.press({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });
}

test("keys of a keyboard and of a clicker", () => {
  const keys = new Keys();
  for (const key of ["ArrowRight", "PageDown", " ", "Enter"]) assert.deepEqual(press(keys, key), { do: "next" }, key);
  for (const key of ["ArrowLeft", "PageUp"]) assert.deepEqual(press(keys, key), { do: "previous" }, key);
  assert.deepEqual(press(keys, " ", { shiftKey: true }), { do: "previous" });
  assert.deepEqual(press(keys, "B"), { do: "black" });
  assert.equal(press(keys, "r", { ctrlKey: true }), undefined);
  assert.equal(press(keys, "x"), undefined);
});

test("a number and Enter lead to a chapter, and Escape forgets the number", () => {
  const keys = new Keys();
  for (const digit of ["1", "2"]) assert.equal(press(keys, digit), null);
  assert.equal(keys.digits, "12");
  assert.deepEqual(press(keys, "Enter"), { do: "go", chapter: 12 });
  press(keys, "3");
  assert.equal(press(keys, "Escape"), null);
  assert.deepEqual(press(keys, "Enter"), { do: "next" });
});

test("where commands lead", () => {
  const to = (current: string, command: Command) => destination(scene, current, command)?.id;
  assert.equal(to("a", { do: "next" }), "b");
  assert.equal(to("", { do: "next" }), "a");
  assert.equal(to("c", { do: "next" }), undefined);
  assert.equal(to("a", { do: "previous" }), undefined);
  assert.equal(to("b", { do: "first" }), "a");
  assert.equal(to("b", { do: "last" }), "c");
  assert.equal(to("b", { do: "back" }), "b");
  assert.equal(to("a", { do: "go", chapter: 3 }), "c");
  assert.equal(to("a", { do: "go", chapter: 0 }), "a");
  assert.equal(to("a", { do: "go", chapter: 400 }), "c");
});

test("a chapter puts away what a question left, and keeps within the plan's time", () => {
  const shown = shownBy(scene.chapters[1] as Chapter, scene);
  assert.equal(shown.t, 9000);
  assert.deepEqual([shown.selected, shown.tool, shown.black, shown.camera], ["", null, false, null]);
});

test("a chapter's own part of the map holds while its view is shown", () => {
  assert.deepEqual(boundsOf(scene, { view: "europe", chapter: "b" }), [20, 47, 30, 52]);
  assert.deepEqual(boundsOf(scene, { view: "ukraine", chapter: "b" }), [22, 44, 40, 52]);
  assert.deepEqual(boundsOf(scene, { view: "europe", chapter: "a" }), [-10, 36, 41, 60]);
});

test("only an address that names a talk is a presenter's", () => {
  assert.equal(presenterOf("?view=europe"), null);
  assert.equal(presenterOf("?presenter=abc"), "abc");
});

test("distances are geodesic: Paris to Kyiv as pyproj gives it", () => {
  const km = distanceKm({ lat: 48.86, lon: 2.35 }, { lat: 50.45, lon: 30.52 });
  assert.ok(Math.abs(km - 2029.466) < 0.001, String(km));
  for (const place of circleAround({ lat: 50, lon: 30 }, 200)) {
    assert.ok(Math.abs(distanceKm({ lat: 50, lon: 30 }, place) - 200) < 0.001);
  }
});

test("the world in Mercator pixels", () => {
  assert.deepEqual(worldPoint(0, 0), { x: 128, y: 128 });
  const north = worldPoint(85.0511287798, 180);
  assert.ok(Math.abs(north.y) < 1e-6 && north.x === 256);
  assert.ok(Math.abs(kmToPixels(40_075.016686, 0, 1) - 256) < 1e-9);
});
