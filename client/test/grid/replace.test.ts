import assert from "node:assert/strict";
import { test } from "node:test";
import type { GridColumn, GridRow } from "../../src/grid/data.ts";
import { filledDown, pasted, replacements, type Search } from "../../src/grid/replace.ts";

const columns = ["id", "name", "place"].map(
  (name, index): GridColumn => ({
    index,
    name,
    label: name,
    help: "",
    kind: "text",
    unit: "",
    needed: false,
    choices: [],
    strict: false,
  }),
);

function row(number: number, ...cells: string[]): GridRow {
  return { handle: `h${number}`, number, cells, raw: false, edited: [], new: false };
}

const rows = [row(2, "a", "Lviv unit", "Lviv"), row(3, "b", "x", "lviv"), row(4, "c", "1.5", "")];
const search = (more: Partial<Search>): Search => ({
  find: "Lviv",
  replace: "Kyiv",
  column: -1,
  whole: false,
  matchCase: true,
  ...more,
});
const told = (found: { row: string; column: string; text: string }[]) =>
  found.map((e) => `${e.row}.${e.column}=${e.text}`);

test("find and replace writes what it says, and nothing else", () => {
  assert.deepEqual(told(replacements(rows, columns, search({}))), ["h2.name=Kyiv unit", "h2.place=Kyiv"]);
  assert.deepEqual(told(replacements(rows, columns, search({ whole: true }))), ["h2.place=Kyiv"]);
  assert.deepEqual(told(replacements(rows, columns, search({ column: 2, matchCase: false }))), [
    "h2.place=Kyiv",
    "h3.place=Kyiv",
  ]);
  assert.deepEqual(replacements(rows, columns, search({ find: "" })), []);
});

test("what is sought is text, not a pattern, and so is what is written", () => {
  assert.deepEqual(told(replacements(rows, columns, search({ find: "1.5", replace: "$&-$1" }))), ["h4.name=$&-$1"]);
  assert.deepEqual(replacements(rows, columns, search({ find: ".", column: 0 })), []);
});

test("a row that cannot be split is left alone", () => {
  assert.deepEqual(replacements([{ ...row(5, "Lviv"), raw: true }], columns, search({})), []);
});

test("fill down writes the first row into those below it, in the chosen columns", () => {
  assert.deepEqual(told(filledDown(rows, columns.slice(2))), ["h3.place=Lviv", "h4.place=Lviv"]);
  assert.deepEqual(filledDown(rows.slice(0, 1), columns), []);
});

test("pasted cells lie where they should, and one cell fills the range", () => {
  assert.deepEqual(told(pasted("p\tq\nr\ts\n", rows.slice(1), columns.slice(1), { rows: 1, columns: 1 })), [
    "h3.name=p",
    "h3.place=q",
    "h4.name=r",
    "h4.place=s",
  ]);
  assert.deepEqual(told(pasted("z", rows, columns, { rows: 2, columns: 1 })), ["h2.id=z", "h3.id=z"]);
  assert.deepEqual(told(pasted("1\t2\t3\t4\n5", rows.slice(2), columns.slice(2), { rows: 1, columns: 1 })), [
    "h4.place=1",
  ]);
});
