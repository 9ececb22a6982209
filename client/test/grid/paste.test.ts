import assert from "node:assert/strict";
import { test } from "node:test";
import type { GridColumn, GridRow } from "../../src/grid/data.ts";
import { type Pasted, pasted } from "../../src/grid/paste.ts";
import { columnsNamed, rowWith, told } from "./columns.ts";

const columns = columnsNamed("id", "name", "place_name");
const rows = [rowWith(2, "a", "x", "Lviv"), rowWith(3, "b", "y", "Lutsk"), rowWith(4, "c", "z", "")];

function paste(text: string, selected: GridRow[], from: GridRow[], shown: GridColumn[] = columns, width = 1): Pasted {
  return pasted(text, { selected, rows: from, columns: shown, width, all: columns });
}

test("pasted cells lie where they should", () => {
  const result = paste("p\tq\nr\ts\n", rows.slice(1, 2), rows.slice(1), columns.slice(1));
  assert.deepEqual(told(result.cells), ["h3.name=p", "h3.place_name=q", "h4.name=r", "h4.place_name=s"]);
  assert.deepEqual([result.added, result.homeless, result.header], [[], 0, false]);
});

test("one cell, or lines that fit, fill the selected rows, and only those", () => {
  const apart = [rows[0], rows[2]].flatMap((row) => row ?? []);
  assert.deepEqual(told(paste("z", apart, rows).cells), ["h2.id=z", "h4.id=z"]);
  assert.deepEqual(told(paste("z", apart, rows, columns, 2).cells), ["h2.id=z", "h2.name=z", "h4.id=z", "h4.name=z"]);
  assert.deepEqual(told(paste("p\nq", apart, rows).cells), ["h2.id=p", "h4.id=q"]);
});

test("lines beyond the last row become rows, and nothing is dropped unsaid", () => {
  const result = paste("1\t2\n3\t4\n5\t6", rows.slice(2), rows.slice(2), columns.slice(1));
  assert.deepEqual(told(result.cells), ["h4.name=1", "h4.place_name=2"]);
  assert.deepEqual(result.added, [
    { name: "3", place_name: "4" },
    { name: "5", place_name: "6" },
  ]);
  assert.equal(paste("1\t2\t3\t4\t\n", rows.slice(2), rows.slice(2), columns.slice(2)).homeless, 3);
  assert.deepEqual(paste("a\tb", [], []).added, [{ id: "a", name: "b" }]);
});

test("a header is known by names and by labels, and puts each column in its place", () => {
  for (const header of ["place_name\tid", "Place name\tID", "PLACE NAME\tId *"]) {
    const result = paste(`${header}\nKyiv\tn1\n`, [], []);
    assert.deepEqual([result.header, result.added], [true, [{ place_name: "Kyiv", id: "n1" }]]);
  }
  const [row] = rows;
  const one = paste("Name\nnew", row ? [row] : [], rows);
  assert.deepEqual([one.header, told(one.cells)], [true, ["h2.name=new"]]);
});

test("a column of a header that the table lacks is said, and rows of data are no header", () => {
  const result = paste("id\tname\tcolour\nn1\tx\tred", [], []);
  assert.deepEqual([result.added, result.homeless], [[{ id: "n1", name: "x" }], 1]);
  assert.equal(paste("id", rows.slice(0, 1), rows).header, false);
  assert.equal(paste("n1\tname\tKyiv\nn2\tx\ty", [], []).header, false);
  assert.equal(paste("id\tid\nn2\tx", [], []).header, false);
});

test("a row that cannot be split keeps its text, and an empty line changes nothing", () => {
  const raw = { ...rowWith(3, "?,?"), raw: true };
  const result = paste("p\tq\nr\ts", [raw], [raw, ...rows.slice(2)]);
  assert.deepEqual([told(result.cells), result.unsplit], [["h4.id=r", "h4.name=s"], 1]);
  assert.deepEqual(told(paste("p\tq\n\nr\ts", rows.slice(0, 1), rows).cells), [
    "h2.id=p",
    "h2.name=q",
    "h4.id=r",
    "h4.name=s",
  ]);
});
