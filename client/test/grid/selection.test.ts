import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, NONE, type Picked, runs, toggled } from "../../src/grid/selection.ts";
import { columnsNamed, dataWith, rowWith } from "./columns.ts";

const columns = columnsNamed("id", "name");
const rows = [rowWith(2, "a", "1"), rowWith(3, "b", "2"), rowWith(4, "c", "3")];
const picked: Picked = { rows: ["h3", "h4"], columns: ["name"], active: { row: "h3", column: "name" } };

test("selected rows that lie apart are runs of their own", () => {
  assert.deepEqual(runs(["a", "b", "c", "d"], new Set(["a", "b", "d"])), [
    [0, 1],
    [3, 3],
  ]);
});

test("a selection stays with its rows when rows come, go and change places", () => {
  const before = dataWith(rows, columns);
  const after = dataWith([rowWith(9, "z", ""), ...rows.toReversed()], columns);
  assert.deepEqual(carried(picked, before, after), picked);
  const [first, second] = rows;
  assert.ok(first && second);
  assert.deepEqual(carried(picked, before, dataWith([second, first], columns)).rows, ["h3"]);
});

test("a selection never passes to another row on its own", () => {
  const before = dataWith(rows, columns);
  assert.deepEqual(carried(picked, before, dataWith(rows.slice(0, 1), columns)), NONE);
  const other = rows.map((row, i) => (i === 0 ? row : { ...row, handle: `new${i}`, cells: ["x", "y"] }));
  assert.deepEqual(carried(picked, before, dataWith(other, columns)), NONE);
});

test("a save gives new rows their key as handle, and the selection goes along", () => {
  const before = dataWith(rows, columns);
  const saved = dataWith(
    rows.map((row) => (row.handle === "h3" ? { ...row, handle: "b" } : row)),
    columns,
  );
  assert.deepEqual(carried(picked, before, saved), {
    rows: ["b", "h4"],
    columns: ["name"],
    active: { row: "b", column: "name" },
  });
});

test("a row is added to a selection and taken out of it, with the same columns", () => {
  const more = toggled(picked, "h2", "id");
  assert.deepEqual(more, { rows: ["h3", "h4", "h2"], columns: ["name"], active: { row: "h2", column: "name" } });
  assert.deepEqual(toggled(more, "h2", "id").rows, ["h3", "h4"]);
  assert.deepEqual(toggled({ ...picked, rows: ["h3"] }, "h3", "id"), NONE);
});
