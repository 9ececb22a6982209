import assert from "node:assert/strict";
import { test } from "node:test";
import { keepLayout, keptLayout, movedColumn, orderedColumns, shownColumns } from "../../src/grid/layout.ts";
import { columnsNamed } from "./columns.ts";

const columns = columnsNamed("name", "id", "place", "note");
const usual = { widths: {}, order: [], hidden: [] };
const names = (found: { name: string }[]) => found.map(({ name }) => name).join(" ");

test("the id comes first and is never hidden", () => {
  assert.equal(names(orderedColumns(columns, usual, 1)), "id name place note");
  assert.equal(names(shownColumns(columns, { ...usual, hidden: ["id", "place"] }, 1)), "id name note");
});

test("a column moves by one place, and a new one stands beside the column that it follows in the file", () => {
  const moved = movedColumn(usual, orderedColumns(columns, usual, 1), "note", -1);
  assert.equal(names(orderedColumns(columns, moved, 1)), "id name note place");
  const past = movedColumn({ ...moved, hidden: ["name"] }, orderedColumns(columns, moved, 1), "note", -1);
  assert.equal(past.order.join(" "), "note id name place");
  const more = columnsNamed("name", "id", "place", "new", "note");
  assert.equal(names(orderedColumns(more, moved, 1)), "id name note place new");
});

test("the arrangement of a table is kept, and one that cannot be read is the usual one", () => {
  const kept = new Map<string, string>();
  const keep = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
  const layout = { widths: { name: 200 }, order: ["place", "name"], hidden: ["note"] };
  keepLayout("t", layout, keep);
  assert.deepEqual(keptLayout("t", keep), layout);
  assert.deepEqual(keptLayout("other", keep), usual);
  for (const bad of ["{", "null", '{"widths":{"name":-1},"order":3,"hidden":[1]}']) {
    kept.set("posture-grid/t", bad);
    assert.deepEqual(keptLayout("t", keep), usual);
  }
});
