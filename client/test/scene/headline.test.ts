import assert from "node:assert/strict";
import { test } from "node:test";
import { headlineOf, isCounted, isLoud, leftOut, saysTheSame, whenOf } from "../../src/scene/headline.ts";
import type { Chapter, Scene } from "../../src/scene/scene.ts";

const scene = {
  title: "The plan",
  time: {
    start: -720,
    end: 9000,
    ceasefire: null,
    phases: [{ id: "p", name: "Build-up to D+180", from: 0, until: 4320 }],
  },
  terms: {
    layer: [
      { code: "units", label: "Units" },
      { code: "hubs", label: "Logistics hubs" },
    ],
  },
  sources: {},
  layers: [],
} as unknown as Scene;

function chapter(more: Partial<Chapter>): Chapter {
  const usual = {
    id: "c",
    title: "T",
    message: "",
    figures: [],
    focus: [],
    time: 1440,
    times: [1440],
    since: 18,
    changes: [],
  };
  return { ...usual, ...more } as unknown as Chapter;
}

test("the line of changes names each layer and leaves out what is none", () => {
  const changes = [
    { layer: "units", arrived: [], moved: [], left: [], counts: [1200, 3, 1] },
    { layer: "hubs", arrived: ["H"], moved: [], left: [], counts: [1, 0, 0] },
  ] as Chapter["changes"];
  const { changes: line } = headlineOf(scene, chapter({ changes }));
  assert.equal(line, "Since H+18 · Units: 1,200 arrived, 3 moved, 1 left · Logistics hubs: 1 arrived");
  assert.equal(headlineOf(scene, chapter({ changes, since: null })).changes, "");
  assert.equal(headlineOf(scene, chapter({})).changes, "");
});

test("a message or a figure makes a headline loud, a title does not", () => {
  const figure = { code: "units", label: "Units", value: "3", without: "", note: "" };
  assert.equal(isLoud(headlineOf(scene, chapter({ message: "So it is." }))), true);
  assert.equal(isLoud(headlineOf(scene, chapter({ figures: [figure] }))), true);
  assert.equal(isLoud(headlineOf(scene, chapter({}))), false);
  assert.equal(headlineOf(scene, undefined).title, "The plan");
});

test("a phase that says what the title says is left out", () => {
  assert.equal(whenOf(scene, "The build-up", 1440).phase, "");
  assert.equal(whenOf(scene, "Two brigades", 1440).phase, "Build-up to D+180");
  assert.equal(saysTheSame("Перші години", "перші ГОДИНИ"), true);
  assert.equal(saysTheSame("Rotation to London", "Headquarters in London"), false);
  assert.equal(saysTheSame("", "Build-up"), false);
});

test("what figures leave out is told once, and only where the figures hold", () => {
  const figure = {
    code: "personnel",
    label: "Personnel",
    value: "3",
    without: "(1 unknown)",
    note: "1 unknown: a unit.",
  };
  const told = chapter({ figures: [figure, { ...figure, code: "tonnes" }, { ...figure, code: "units", note: "" }] });
  assert.deepEqual(leftOut(told), ["1 unknown: a unit."]);
  const there = { t: told.time, flying: false };
  assert.equal(isCounted(scene, told, there), true);
  assert.equal(isCounted(scene, told, { ...there, t: told.time + 1 }), false);
  assert.equal(isCounted(scene, told, { t: -1, flying: true }), true);
  assert.equal(isCounted(scene, { ...told, times: [told.time, told.time + 24] }, there), false);
  assert.equal(isCounted(scene, undefined, there), false);
});
