import assert from "node:assert/strict";
import { test } from "node:test";
import { bothExpected, NOTHING_EXPECTED, nextSelection } from "../../src/grid/next-selection.ts";
import { NONE, type Picked } from "../../src/grid/selection.ts";
import { columnsNamed, dataWith, rowWith } from "./columns.ts";

const columns = columnsNamed("id", "name");
const names = ["id", "name"];
const rows = [rowWith(2, "a"), rowWith(3, "b"), rowWith(4, "c")];
const before = dataWith(rows, columns);
const picked: Picked = { rows: ["h3"], columns: ["name"], active: { row: "h3", column: "name" } };
const fresh = { ...rowWith(0, "NEW-1"), handle: "new", new: true };
const order = ["h4", "h3", "h2"];

test("what others do moves no selection, and a row that they delete leaves it", () => {
  const more = dataWith([...rows, fresh], columns);
  assert.deepEqual(nextSelection(picked, before, more, order, names, NOTHING_EXPECTED), picked);
  const [first] = rows;
  const less = dataWith(first ? [first] : [], columns);
  assert.deepEqual(nextSelection(picked, before, less, order, names, NOTHING_EXPECTED), NONE);
});

test("the planner's own row is selected when it comes", () => {
  const expected = bothExpected(NOTHING_EXPECTED, { adds: true });
  const next = nextSelection(picked, before, dataWith([...rows, fresh], columns), order, names, expected);
  assert.deepEqual(next, { rows: ["new"], columns: ["name"], active: { row: "new", column: "name" } });
});

test("a planner who has moved on stays there when the own row comes late", () => {
  const [first] = rows;
  assert.ok(first);
  const moved: Picked = { rows: ["h2"], columns: ["name"], active: { row: "h2", column: "name" } };
  const expected = bothExpected(NOTHING_EXPECTED, { adds: true, from: picked });
  const after = dataWith([...rows, fresh], columns);
  assert.deepEqual(nextSelection(moved, before, after, order, names, expected), moved);
  const next = nextSelection({ ...picked }, before, after, order, names, expected);
  assert.deepEqual(next.rows, ["new"]);
});

test("after the planner's own deletion, the next row as shown is selected, with one cell", () => {
  const [first, , last] = rows;
  assert.ok(first && last);
  const after = dataWith([first, last], columns);
  for (const leaves of ["any", new Set(["h3"])] as const) {
    const next = nextSelection(picked, before, after, order, names, bothExpected(NOTHING_EXPECTED, { leaves }));
    assert.deepEqual(next, { rows: ["h2"], columns: ["name"], active: { row: "h2", column: "name" } });
  }
  const other = bothExpected(NOTHING_EXPECTED, { leaves: new Set(["h2"]) });
  assert.deepEqual(nextSelection(picked, before, after, order, names, other), NONE);
});

test("what is expected of two acts is expected together", () => {
  const both = bothExpected(bothExpected(NOTHING_EXPECTED, { leaves: new Set(["h2"]) }), { adds: true });
  assert.deepEqual(both, { adds: true, leaves: new Set(["h2"]) });
  assert.equal(bothExpected(both, { leaves: "any" }).leaves, "any");
});
