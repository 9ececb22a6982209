import assert from "node:assert/strict";
import { test } from "node:test";
import { Arranger } from "../../src/map/arranger.ts";
import { PALETTES } from "../../src/paint/palette.ts";
import type { PlanView } from "../../src/plan/layout.ts";
import { referenceStage } from "../../src/plan/reference.ts";

const HANDLING = { opened: "", carried: new Map() };
const HEADLINE = { title: "Chapter", message: "", figures: [], changes: "", noted: false };
const STAGE = referenceStage([10, 40, 40, 55], HEADLINE);

function viewAt(t: number): PlanView {
  return {
    selection: { standing: [], count: 0, byId: new Map() },
    events: [],
    notes: [],
    layers: new Set(),
    selected: "",
    focus: new Set(),
    palette: PALETTES.light,
    t,
    compared: null,
    changed: null,
    changes: null,
    labelOf: ({ id }) => id,
    rolling: () => new Set(),
  };
}

test("a chapter is arranged anew for each instant, on a flight now and then", (context) => {
  let now = 0;
  context.mock.method(performance, "now", () => now);
  const arranger = new Arranger(new Map(), () => 0);
  const first = arranger.onStage(viewAt(1), STAGE, HANDLING, true);
  assert.equal(arranger.onStage(viewAt(2), STAGE, HANDLING, true), first);
  now = 500;
  const later = arranger.onStage(viewAt(3), STAGE, HANDLING, true);
  assert.notEqual(later, first);
  assert.notEqual(arranger.onStage(viewAt(4), STAGE, HANDLING), later);
});

test("a flight into the time before H+0 lays out at once", () => {
  const arranger = new Arranger(new Map(), () => 0);
  const first = arranger.onStage(viewAt(1), STAGE, HANDLING, true);
  assert.notEqual(arranger.onStage(viewAt(-1), STAGE, HANDLING, true), first);
});

test("a flight to another frame lays out at once", () => {
  const arranger = new Arranger(new Map(), () => 0);
  const first = arranger.onStage(viewAt(1), STAGE, HANDLING, true);
  const other = referenceStage([0, 40, 40, 55], HEADLINE);
  assert.notEqual(arranger.onStage(viewAt(1), other, HANDLING, true), first);
});
