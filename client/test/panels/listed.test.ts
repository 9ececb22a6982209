import assert from "node:assert/strict";
import { test } from "node:test";
import { allRows, foundPlaced, foundRows, type Shown } from "../../src/panels/listed.ts";
import type { Item, Scene } from "../../src/scene/scene.ts";
import { marksOf, select } from "../../src/scene/selection.ts";

function unit(id: string, place: string, from: number, until: number | null): Item {
  return { id, name: id, short: "", place, nation: "FRA", cells: [id, id], from, until, codes: {} } as unknown as Item;
}

const items = [unit("A", "Lviv", 0, 24), unit("A", "Vinnytsia", 24, null), unit("B", "Lviv", 48, null)];
const scene = {
  nations: { FRA: "France" },
  layers: [
    { name: "units", shows: "symbols", symbols: {}, columns: [], items },
    {
      name: "sources",
      shows: "rows",
      columns: [],
      items: [{ id: "S1", name: "News from Lviv", cells: ["S1", "News from Lviv"] }],
    },
  ],
} as unknown as Scene;

function shownAt(t: number): Shown {
  const state = { t, layers: ["units"], filters: {} };
  return { scene, state, selection: select(marksOf(scene), state), events: [] };
}

const found = (t: number, query: string, among = foundRows) =>
  among(shownAt(t), query).map(({ row }) => [row.item.id, row.item.place, row.onMap]);

test("a place finds what stands there now, and not what has left", () => {
  assert.deepEqual(found(30, "vinn"), [["A", "Vinnytsia", true]]);
  assert.deepEqual(found(12, "vinn"), []);
});

test("what the map does not show is found once, and says so", () => {
  assert.deepEqual(found(30, "lviv", foundPlaced), [["B", "Lviv", false]]);
  assert.deepEqual(found(-5, "a", foundPlaced), [["A", "Lviv", false]]);
});

test("the rows of other tables are found in the whole plan", () => {
  assert.deepEqual(
    found(60, "lviv").map(([id]) => id),
    ["S1", "B"],
  );
});

test("the list of the whole plan knows which of its rows are on the map", () => {
  assert.deepEqual(
    allRows(shownAt(30)).map(({ onMap }) => onMap),
    [false, true, false, false],
  );
});
