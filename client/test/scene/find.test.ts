import assert from "node:assert/strict";
import { test } from "node:test";
import { findRows, findTowns, type Town } from "../../src/scene/find.ts";
import type { Item, Layer, Scene } from "../../src/scene/scene.ts";

const scene = {
  nations: { FRA: "France", NLD: "Netherlands", TUR: "Türkiye", MULTI: "Multinational" },
} as unknown as Scene;
const units = { name: "units", shows: "symbols", columns: [] } as unknown as Layer;
const events = {
  name: "events",
  shows: "events",
  columns: [{ name: "event_id" }, { name: "title" }, { name: "place" }, { name: "country" }],
} as unknown as Layer;

function unit(id: string, name: string, more: Partial<Item> = {}) {
  return { layer: units, item: { id, name, short: "", place: "", nation: "FRA", cells: [id, name], ...more } as Item };
}

function event(id: string, title: string, place: string, country: string) {
  return { layer: events, item: { id, name: title, cells: [id, title, place, country] } as unknown as Item };
}

const rows = [
  unit("MNB-S", "Multinational Brigade South", { place: "Vinnytsia", short: "MN Bde South", nation: "MULTI" }),
  unit("LCC", "Land Component Command", { place: "Vinnytsia", nation: "MULTI" }),
  unit("HUB-VIN", "Vinnytsia hub", { place: "Vinnytsia" }),
  unit("NL-TPT", "Transport Company", { place: "Rzeszów", nation: "NLD" }),
  unit("TR-1", "First", { place: "Łódź", nation: "TUR" }),
  event("E1", "Meeting", "Kyiv", "Ukraine (UKR)"),
];

const found = (query: string) => findRows(scene, rows, query).map(({ row, by }) => [row.item.id, by]);

test("a place finds what stands there, after what has the text in its name", () => {
  assert.deepEqual(found("vinn"), [
    ["HUB-VIN", "name"],
    ["MNB-S", "place"],
    ["LCC", "place"],
  ]);
});

test("an exact id comes first, then the start of an id or name, then a part of one", () => {
  const ids = (query: string) =>
    findRows(scene, [unit("X-A-1", "x"), unit("B-1", "A-1 of B"), unit("A-1", "y"), unit("A-12", "z")], query).map(
      ({ row }) => row.item.id,
    );
  assert.deepEqual(ids("a-1"), ["A-1", "B-1", "A-12", "X-A-1"]);
});

test("a short name finds its unit", () => {
  assert.deepEqual(found("mn bde"), [["MNB-S", "name"]]);
});

test("case and accents do not count, also of letters that Unicode does not take apart", () => {
  assert.deepEqual(found("RZESZOW"), [["NL-TPT", "place"]]);
  assert.deepEqual(found("lodz"), [["TR-1", "place"]]);
  assert.deepEqual(found("Łodz"), [["TR-1", "place"]]);
});

test("a nation is found by its code and by the start of a word of its name, and the hit tells the name", () => {
  assert.deepEqual(found("nld"), [["NL-TPT", "nation"]]);
  assert.deepEqual(found("turkiye"), [["TR-1", "nation"]]);
  assert.deepEqual(found("land"), [["LCC", "name"]]);
  assert.equal(findRows(scene, rows, "nether")[0]?.told, "Netherlands");
});

test("an event is found by its title, its place and its country", () => {
  assert.deepEqual(found("meet"), [["E1", "name"]]);
  assert.deepEqual(found("kyiv"), [["E1", "place"]]);
  assert.deepEqual(found("ukr"), [["E1", "country"]]);
});

test("an empty text finds nothing, and a sign alone finds no place", () => {
  assert.deepEqual(found("  "), []);
  assert.deepEqual(found("("), []);
  assert.deepEqual(findTowns([town("Brest", 1)], "("), []);
});

function town(text: string, weight: number): Town {
  return { text, weight, lat: 0, lon: 0, zoom: 4 };
}

test("towns are found by the start of a word, the largest first", () => {
  const towns = [
    town("Vinnytski Khutory", 67),
    town("Vinnytsia", 4300),
    town("Nevinnomyssk", 1343),
    town("Nova Vinnytsia", 9),
  ];
  assert.deepEqual(
    findTowns(towns, "vinn").map(({ text }) => text),
    ["Vinnytsia", "Vinnytski Khutory", "Nova Vinnytsia"],
  );
});
