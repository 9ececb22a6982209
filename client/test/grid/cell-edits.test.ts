import assert from "node:assert/strict";
import { test } from "node:test";
import { changing, cleared, edited, newId } from "../../src/grid/cell-edits.ts";
import { RAW } from "../../src/grid/data.ts";
import { columnsNamed, rowWith, told } from "./columns.ts";

const columns = columnsNamed("id", "name", "place");
const rows = [rowWith(2, "a", "x", "Lviv"), rowWith(3, "b", "y", "Lviv"), rowWith(4, "c", "", "")];

test("a row that cannot be split is not cleared", () => {
  const raw = { ...rowWith(5, "?,?"), raw: true };
  assert.deepEqual(cleared([raw], columns), []);
});

const LVIV = rows.map(({ handle }) => ({ row: handle, column: "place", text: "Lviv" }));

test("only what changes a text is an edit", () => {
  assert.deepEqual(changing(cleared(rows.slice(2), columns.slice(1)), rows, columns), []);
  assert.deepEqual(told(changing(LVIV, rows, columns)), ["h4.place=Lviv"]);
  assert.equal(changing([{ row: "h2", column: RAW, text: "a" }], rows, columns).length, 0);
  assert.equal(changing([{ row: "h2", column: "unknown", text: "a" }], rows, columns).length, 1);
});

test("edits are shown in their own row and column", () => {
  const after = edited(rows, columns, [
    { row: "h3", column: "place", text: "Kyiv" },
    { row: "h3", column: "id", text: "B" },
  ]);
  assert.deepEqual(
    after.map(({ cells }) => cells),
    [
      ["a", "x", "Lviv"],
      ["B", "y", "Kyiv"],
      ["c", "", ""],
    ],
  );
  assert.deepEqual(rows[1]?.cells, ["b", "y", "Lviv"]);
});

test("an id for a new row is free, also of ids that were only given", () => {
  assert.equal(newId(new Set(["NEW-1", undefined, "NEW-3"])), "NEW-2");
});
