import assert from "node:assert/strict";
import { test } from "node:test";
import { emptiness } from "../../src/scene/emptiness.ts";
import type { ProblemEntry, Scene } from "../../src/scene/scene.ts";

const UNIT = { id: "A", nation: "FRA", basis: "reported", codes: { echelon: "battalion" }, from: 240, until: 480 };
const ALL = { t: 300, layers: ["units", "events", "nations"], filters: {} };

function plan(rows: { units?: object[]; events?: object[]; nations?: object[] }, ...items: Partial<ProblemEntry>[]) {
  return {
    layers: [
      { shows: "symbols", name: "units", table: "placements", items: rows.units ?? [] },
      { shows: "events", name: "events", table: "events", items: rows.events ?? [] },
      { shows: "nations", name: "nations", table: "contributions", items: rows.nations ?? [] },
      { shows: "rows", name: "sources", table: "sources", items: [{ id: "S1" }] },
    ],
    time: { start: -720, end: 9600 },
    problems: { set_aside: items.length, items },
  } as unknown as Scene;
}

const bad = (file: string, row: number | null): Partial<ProblemEntry> => ({ file, row, severity: "error" });

test("a map with a symbol or an event needs no reason", () => {
  assert.equal(emptiness(plan({ units: [UNIT] }), ALL), null);
  assert.equal(emptiness(plan({ events: [{ from: null, until: null }] }), ALL), null);
});

test("an empty plan has no rows, whatever is wrong with tables that the map does not show", () => {
  assert.deepEqual(emptiness(plan({}), ALL), { why: "no-rows" });
  assert.deepEqual(emptiness(plan({}, bad("sources.csv", 2)), ALL), { why: "no-rows" });
  assert.deepEqual(emptiness(plan({}, { ...bad("placements.csv", 2), severity: "notice" }), ALL), { why: "no-rows" });
});

test("rows that are all set aside are counted, each once", () => {
  const scene = plan({}, bad("placements.csv", 2), bad("placements.csv", 2), bad("events.csv", 2));
  assert.deepEqual(emptiness(scene, ALL), { why: "set-aside", count: 2 });
});

test("a file that cannot be read is no empty file", () => {
  assert.deepEqual(emptiness(plan({}, bad("placements.csv", null)), ALL), { why: "unread" });
});

test("nations that are shown do not hide that all else is set aside", () => {
  const scene = plan({ nations: [{ from: null, until: null }] }, bad("placements.csv", 2));
  assert.deepEqual(emptiness(scene, ALL), { why: "set-aside", count: 1 });
});

test("where problems are not told, their number is", () => {
  const scene = { ...plan({}), problems: { set_aside: 40, items: [] } };
  assert.deepEqual(emptiness(scene, ALL), { why: "set-aside", count: 40 });
});

test("before and after all periods the reason is the time, with the nearest at which something is", () => {
  const scene = plan({ units: [UNIT, { ...UNIT, from: 360 }] });
  assert.deepEqual(emptiness(scene, { ...ALL, t: 0 }), { why: "before", at: 240 });
  assert.deepEqual(emptiness(scene, { ...ALL, t: 480 }), { why: "after", at: 479 });
  assert.equal(emptiness(scene, { ...ALL, t: 479 }), null);
});

test("a row that counts never is not in force, and the layer of what is planned shows what is later", () => {
  const scene = plan({ units: [{ ...UNIT, counts: [[400, 480]] }] });
  assert.deepEqual(emptiness(scene, ALL), { why: "before", at: 400 });
  assert.equal(emptiness(scene, { ...ALL, layers: [...ALL.layers, "planned"] }), null);
});

test("layers that are off are named, if something of them is in force", () => {
  const scene = plan({ units: [UNIT], events: [{ from: 900, until: null }] });
  assert.deepEqual(emptiness(scene, { ...ALL, layers: ["events"] }), { why: "layers", off: ["units"] });
});

test("filters are the reason only if they hide what the layers show", () => {
  const filters = { nation: ["GBR"], echelon: [] };
  const scene = plan({ units: [UNIT, { ...UNIT, nation: undefined }] });
  assert.deepEqual(emptiness(scene, { ...ALL, filters }), { why: "filters" });
  assert.equal(emptiness(scene, { ...ALL, filters: { nation: ["FRA"] } }), null);
  assert.deepEqual(emptiness(scene, { ...ALL, filters, layers: [] }), { why: "layers", off: ["units"] });
});

test("contributions alone fill a map", () => {
  const nations = [{ from: null, until: null }];
  assert.equal(emptiness(plan({ nations }), ALL), null);
  assert.deepEqual(emptiness(plan({ nations }), { ...ALL, layers: [] }), { why: "layers", off: ["nations"] });
  assert.deepEqual(emptiness(plan({ nations, units: [UNIT] }), { ...ALL, t: 0 }), { why: "before", at: 240 });
});
