import assert from "node:assert/strict";
import { test } from "node:test";
import type { GridRow } from "../../src/grid/data.ts";
import { filled } from "../../src/grid/fill.ts";
import { boxOf, reachOf } from "../../src/grid/fill-reach.ts";
import { continued, freeId } from "../../src/grid/series.ts";
import { columnsNamed, rowWith, told } from "./columns.ts";

const columns = columnsNamed("id:id", "name", "place", "from:instant");
const rows = [
  rowWith(2, "U-1", "x", "Lviv", "D+0"),
  rowWith(3, "U-2", "y", "Kyiv", "D+5"),
  rowWith(4, "U-9", "", "", ""),
  rowWith(5, "", "", "", ""),
];
const [id, name, place, from] = columns as [
  (typeof columns)[0],
  (typeof columns)[0],
  (typeof columns)[0],
  (typeof columns)[0],
];

const down = (count: number, more: typeof columns, flip = false, all: readonly GridRow[] = rows) =>
  told(filled({ rows: all.slice(0, count), columns: more, into: { rows: all.slice(count) }, all, id: 0, flip }));

test("one cell is copied, several are copied in turn", () => {
  assert.deepEqual(down(1, [place]), ["h3.place=Lviv", "h4.place=Lviv", "h5.place=Lviv"]);
  assert.deepEqual(down(2, [place]), ["h4.place=Lviv", "h5.place=Kyiv"]);
  assert.deepEqual(down(1, [from]), ["h3.from=D+0", "h4.from=D+0", "h5.from=D+0"]);
});

test("two cells that show a step go on; Ctrl copies them, and makes a series of one", () => {
  assert.deepEqual(down(2, [from]), ["h4.from=D+10", "h5.from=D+15"]);
  assert.deepEqual(down(2, [from], true), ["h4.from=D+0", "h5.from=D+5"]);
  assert.deepEqual(down(1, [from], true), ["h3.from=D+1", "h4.from=D+2", "h5.from=D+3"]);
});

test("a series keeps leading zeros, goes through H+0, and none is made of what shows no step", () => {
  assert.deepEqual(continued(["A-08", "A-09"], 2, "text", false), ["A-10", "A-11"]);
  assert.deepEqual(continued(["D+1", "D+0"], 2, "instant", false), ["D-1", "D-2"]);
  assert.deepEqual(continued(["A-1", "A-0"], 1, "id", false), ["A-1"]);
  assert.deepEqual(continued(["A-1", "B-2"], 2, "text", false), ["A-1", "B-2"]);
  assert.deepEqual(continued(["A-1", "A-2", "A-4"], 1, "text", false), ["A-1"]);
  assert.deepEqual(continued(["A-1", "A-1"], 1, "text", false), ["A-1"]);
  assert.deepEqual(continued(["49.1", "49.2"], 1, "latitude", false), ["49.1"]);
  assert.deepEqual(continued(["D+0", "H+5"], 1, "instant", false), ["D+0"]);
  assert.deepEqual(continued(["Lviv"], 1, "text", true), ["Lviv"]);
});

test("a filled row gets an id of its own, whatever is copied", () => {
  assert.deepEqual(down(1, [id]), ["h3.id=U-2", "h4.id=U-3", "h5.id=U-4"]);
  const held = [...rows.slice(0, 3), rowWith(6, "U-3", "", "", "")];
  const two = { rows: held.slice(0, 1), columns: [id, name], into: { rows: held.slice(1, 3) }, all: held, id: 0 };
  assert.deepEqual(told(filled(two)), ["h3.id=U-2", "h4.id=U-4", "h3.name=x", "h4.name=x"]);
  const left = { rows: rows.slice(0, 2), columns: [place], into: { columns: [name, id] }, all: rows, id: 0 };
  assert.deepEqual(told(filled(left)), ["h2.name=Lviv", "h2.id=Lviv", "h3.name=Kyiv", "h3.id=Kyiv"]);
  assert.equal(freeId("Lviv", new Set(["Lviv", "Lviv-1"])), "Lviv-2");
  assert.deepEqual(down(1, [{ ...id, strict: true }]), []);
});

test("a row that cannot be split is neither copied nor filled", () => {
  const raw = { ...rowWith(5, "?,?"), raw: true };
  assert.deepEqual(down(1, [place], false, [rows[0] as GridRow, raw]), []);
  assert.deepEqual(down(1, [place], false, [raw, rows[0] as GridRow]), []);
});

test("a drag reaches along rows or columns, from the nearest on, and only from a selection in one piece", () => {
  const [order, names] = [
    ["a", "b", "c", "d"],
    ["x", "y", "z"],
  ];
  const box = boxOf(order, names, { rows: ["b"], columns: ["y"] });
  assert.ok(box);
  assert.deepEqual(reachOf(box, { row: 3, column: 1 }), { along: "rows", at: [2, 3], back: false });
  assert.deepEqual(reachOf(box, { row: 0, column: 1 }), { along: "rows", at: [0], back: true });
  assert.deepEqual(reachOf(box, { row: 1, column: 0 }), { along: "columns", at: [0], back: true });
  assert.equal(reachOf(box, { row: 1, column: 1 }), null);
  assert.equal(boxOf(order, names, { rows: ["a", "c"], columns: ["y"] }), null);
  assert.equal(boxOf(order, names, { rows: [], columns: [] }), null);
});
