import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerName, Scene, SymbolItem } from "../../src/scene/scene.ts";
import { marksOf, rollUp, select } from "../../src/scene/selection.ts";
import { NO_FILTERS } from "../../src/scene/state.ts";

function unit(id: string, from: number | null, until: number | null, more: Partial<SymbolItem> = {}): SymbolItem {
  return {
    id,
    row: 2,
    name: id,
    cells: [],
    nation: "FRA",
    basis: "notional",
    source: "",
    from,
    until,
    lat: 50,
    lon: 30,
    sidc: "10031000161211000000",
    country: "UKR",
    precision: { km: 10 },
    as_of: "2025-07-10",
    place: "",
    parent: "",
    hub: "",
    codes: { echelon: "battalion", function: "infantry" },
    persons: 100,
    ...more,
  };
}

function sceneOf(units: SymbolItem[]): Scene {
  return {
    layers: [{ shows: "symbols", name: "units", symbols: { commands: true }, items: units }],
  } as unknown as Scene;
}

const LAYERS: LayerName[] = ["units", "hubs", "nodes"];
const at = (t: number, layers: LayerName[] = LAYERS, filters = NO_FILTERS) => ({ t, layers, filters });

test("a row is in force from its beginning until just before its end", () => {
  const marks = marksOf(sceneOf([unit("A", 0, 24)]));
  assert.deepEqual(
    [-1, 0, 23, 24].map((t) => select(marks, at(t)).count),
    [0, 1, 1, 0],
  );
});

test("open ends hold for ever", () => {
  const marks = marksOf(sceneOf([unit("A", null, null)]));
  assert.equal(select(marks, at(-9999)).count, 1);
  assert.equal(select(marks, at(9999)).count, 1);
});

test("before H+0 everything is planned", () => {
  const marks = marksOf(sceneOf([unit("A", -48, 48)]));
  assert.equal(select(marks, at(-1)).standing[0]?.planned, true);
  assert.equal(select(marks, at(0)).standing[0]?.planned, false);
});

test("a move shows the later row, once", () => {
  const marks = marksOf(sceneOf([unit("A", 0, 24, { lat: 48 }), unit("A", 24, null, { lat: 49 })]));
  assert.equal(select(marks, at(24)).byId.get("A")?.mark.lat, 49);
  assert.equal(select(marks, at(24)).count, 1);
});

test("what comes later is shown dashed only with its layer, and is not counted", () => {
  const marks = marksOf(sceneOf([unit("A", 24, null), unit("B", 0, null)]));
  assert.equal(select(marks, at(0)).standing.length, 1);
  const later = select(marks, at(0, [...LAYERS, "planned"]));
  assert.deepEqual([later.count, later.standing.length], [1, 2]);
  assert.equal(later.byId.get("A")?.planned, true);
});

test("filters combine, and a layer that is off hides its rows", () => {
  const marks = marksOf(
    sceneOf([
      unit("A", 0, null),
      unit("B", 0, null, { nation: "GBR" }),
      unit("C", 0, null, { nation: "GBR", codes: { echelon: "company", function: "infantry" } }),
    ]),
  );
  const filters = { ...NO_FILTERS, nation: ["GBR"], echelon: ["company"] };
  assert.deepEqual([...select(marks, at(0, LAYERS, filters)).byId.keys()], ["C"]);
  assert.equal(select(marks, at(0, ["hubs"])).count, 0);
});

test("strengths roll up through every level, and the unknown are counted", () => {
  const marks = marksOf(
    sceneOf([
      unit("BDE", 0, null, { persons: 190 }),
      unit("BN", 0, null, { parent: "BDE", persons: 600 }),
      unit("COY", 0, null, { parent: "BN", persons: null }),
      unit("LATER", 48, null, { parent: "BN", persons: 50 }),
    ]),
  );
  assert.deepEqual(rollUp(marks, "BDE", 0), { persons: 790, unknown: 1, units: 3 });
  assert.deepEqual(rollUp(marks, "BDE", 48), { persons: 840, unknown: 1, units: 4 });
});

test("a cycle does not count for ever", () => {
  const marks = marksOf(sceneOf([unit("A", 0, null, { parent: "B" }), unit("B", 0, null, { parent: "A" })]));
  assert.equal(rollUp(marks, "A", 0).persons, 200);
});

test("a row counts in the parts of its period that the server gives, and nowhere else", () => {
  const rows = [unit("A", 0, 960, { persons: 100 }), unit("A", 480, null, { persons: 400, counts: [[960, null]] })];
  const never = unit("A", 480, 960, { persons: 700, counts: [] });
  const marks = marksOf(sceneOf([...rows, never]));
  const persons = (t: number) => select(marks, at(t)).standing.map(({ mark }) => mark.item.persons);
  assert.deepEqual([0, 480, 959, 960].map(persons), [[100], [100], [100], [400]]);
  assert.deepEqual(rollUp(marks, "A", 500), { persons: 100, unknown: 0, units: 1 });
});
