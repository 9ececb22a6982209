import assert from "node:assert/strict";
import { test } from "node:test";
import { ordered, passes, rowPasses } from "../../src/grid/values.ts";
import { columnsNamed, rowWith } from "./columns.ts";

const [id, from, strength] = columnsNamed("id", "from:instant", "strength:whole");
assert.ok(id && from && strength);
const times = { hours: { "2025-07-11": 24, "D+2": 48 }, ceasefire: "2025-07-10T00:00Z" };

const sorted = (texts: string[], column = from, descending = false) =>
  texts.toSorted((a, b) => ordered(a, b, column, times, descending) * (descending ? -1 : 1));

test("instants and numbers are sorted by value, texts by the numbers in them, empty cells last", () => {
  assert.deepEqual(sorted(["", "D+10", "H+47:30", "H+47", "D+2", "2025-07-11", "D+1 0:10", "D-1", "soon"]), [
    "D-1",
    "2025-07-11",
    "D+1 0:10",
    "H+47",
    "H+47:30",
    "D+2",
    "D+10",
    "soon",
    "",
  ]);
  assert.deepEqual(sorted(["", "10", "9", "1 000", "2,5"], strength), ["2,5", "9", "10", "1 000", ""]);
  assert.deepEqual(sorted(["9", "", "10"], strength, true), ["10", "9", ""]);
  assert.deepEqual(sorted(["FR-10", "FR-9", "fr-1"], id), ["fr-1", "FR-9", "FR-10"]);
});

test("a filter is a part of the text or of its label", () => {
  const nation = { ...id, choices: [{ code: "FRA", label: "France" }], strict: true };
  assert.ok(passes("FRA", "fr", nation, times));
  assert.ok(passes("FRA", "ance", nation, times));
  assert.ok(passes("FRA", "= france", nation, times));
  assert.ok(!passes("POL", "fr", nation, times));
});

test("a comparison goes by value, and by no value where there is none", () => {
  assert.ok(passes("2025-07-11", "< D+2", from, times));
  assert.ok(passes("D+2", ">= 2025-07-11 23:59", from, times));
  assert.ok(!passes("D+2", "> 2025-07-12", from, times));
  assert.ok(passes("H+48", "=D+2", from, times));
  assert.ok(!passes("D+10", "<= D+2", from, times));
  assert.ok(!passes("soon", "> D+2", from, times));
  assert.ok(passes("90", ">= 90", strength, times));
  assert.ok(!passes("", "< 90", strength, times));
  assert.ok(passes("", "=", strength, times));
  assert.ok(passes("1", "<>", strength, times));
});

test("a row passes if it passes every filter", () => {
  const filters = new Map([
    ["id", "fr"],
    ["strength", "> 5"],
  ]);
  const columns = [id, from, strength];
  assert.ok(rowPasses(rowWith(2, "FR-1", "", "6"), filters, columns, times));
  assert.ok(!rowPasses(rowWith(2, "FR-1", "", "5"), filters, columns, times));
});
