import assert from "node:assert/strict";
import { test } from "node:test";
import { boundsOf, countOf, destination, inHand, opening, shownBy } from "../../src/present/deck.ts";
import type { Command } from "../../src/present/keys.ts";
import type { Chapter, Scene } from "../../src/scene/scene.ts";

function chapter(id: string, more: Partial<Chapter> = {}): Chapter {
  const usual = {
    title: id,
    view: "europe",
    bounds: null,
    times: [0],
    message: "",
    figures: [],
    minutes: null,
    hidden: false,
    since: null,
    changes: [],
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

test("hidden chapters are passed over, and a number leads to them", () => {
  const hidden = { hidden: true };
  const chapters = [chapter("a", hidden), chapter("b"), chapter("c", hidden), chapter("d"), chapter("e", hidden)];
  const some = { ...scene, chapters };
  const to = (current: string, command: Command) => destination(some, current, command)?.id;
  assert.deepEqual([to("b", { do: "next" }), to("d", { do: "next" })], ["d", undefined]);
  assert.deepEqual([to("d", { do: "previous" }), to("b", { do: "previous" })], ["b", undefined]);
  assert.deepEqual([to("", { do: "first" }), to("", { do: "last" }), to("", { do: "next" })], ["b", "d", "b"]);
  const byNumber = [1, 2, 3, 4, 5].map((number) => to("b", { do: "go", chapter: number }));
  assert.deepEqual(byNumber, ["b", "d", "a", "c", "e"]);
  assert.deepEqual([to("c", { do: "next" }), to("c", { do: "previous" })], ["d", "b"]);
  assert.equal(opening(some)?.id, "b");
  assert.equal(opening({ ...scene, chapters: [chapter("a", hidden)] })?.id, "a");
});

test("hidden chapters are not counted, and a chapter has the number that calls it", () => {
  const chapters = [chapter("a"), chapter("b", { hidden: true }), chapter("c")];
  const some = { ...scene, chapters };
  assert.deepEqual(
    ["a", "b", "c", "none"].map((id) => countOf(some, id)),
    [{ number: 1, total: 2 }, null, { number: 2, total: 2 }, null],
  );
  assert.equal(destination(some, "a", { do: "go", chapter: 2 })?.id, "c");
  assert.equal(destination(some, "a", { do: "go", chapter: 3 })?.id, "b");
});

test("only what points and draws stays in hand for the next chapter", () => {
  assert.deepEqual((["pointer", "pen", "measure", "spotlight", null] as const).map(inHand), [
    "pointer",
    "pen",
    null,
    null,
    null,
  ]);
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
