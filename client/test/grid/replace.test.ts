import assert from "node:assert/strict";
import { test } from "node:test";
import { hits, nextHit, replacements, type Search } from "../../src/grid/replace.ts";
import { columnsNamed, rowWith, told } from "./columns.ts";

const columns = columnsNamed("id", "name", "place");
const rows = [rowWith(2, "a", "Lviv unit", "Lviv"), rowWith(3, "b", "x", "lviv"), rowWith(4, "c", "1.5", "")];
const search = (more: Partial<Search>): Search => ({
  find: "Lviv",
  replace: "Kyiv",
  column: "",
  whole: false,
  matchCase: true,
  ...more,
});
const replaced = (more: Partial<Search>, among = rows) => told(replacements(hits(among, columns, search(more))));

test("find and replace writes what it says, and nothing else", () => {
  assert.deepEqual(replaced({}), ["h2.name=Kyiv unit", "h2.place=Kyiv"]);
  assert.deepEqual(replaced({ whole: true }), ["h2.place=Kyiv"]);
  assert.deepEqual(replaced({ column: "place", matchCase: false }), ["h2.place=Kyiv", "h3.place=Kyiv"]);
  assert.deepEqual(replaced({ find: "" }), []);
});

test("what is sought is text, not a pattern, and so is what is written", () => {
  assert.deepEqual(replaced({ find: "1.5", replace: "$&-$1" }), ["h4.name=$&-$1"]);
  assert.deepEqual(replaced({ find: ".", column: "id" }), []);
});

test("a row that cannot be split is found and left alone", () => {
  const raw = [{ ...rowWith(5, "Lviv"), raw: true }];
  assert.equal(hits(raw, columns, search({})).length, 1);
  assert.deepEqual(replaced({}, raw), []);
});

test("a hit that would stay as it is counts as found, and is not replaced", () => {
  assert.equal(hits(rows, columns, search({ replace: "Lviv" })).length, 2);
  assert.deepEqual(replaced({ replace: "Lviv" }), []);
});

test("hits come in the order shown, forward and back, round the ends", () => {
  const found = hits(rows.toReversed(), columns.toReversed(), search({ matchCase: false }));
  assert.deepEqual(
    found.map(({ row, column }) => `${row}.${column}`),
    ["h3.place", "h2.place", "h2.name"],
  );
  assert.deepEqual(
    [-1, 0, 2].map((at) => nextHit(found, at, false)),
    [0, 1, 0],
  );
  assert.deepEqual(
    [-1, 0, 2].map((at) => nextHit(found, at, true)),
    [2, 2, 1],
  );
  assert.equal(nextHit([], -1, false), -1);
});
