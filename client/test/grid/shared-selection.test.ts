import assert from "node:assert/strict";
import { test } from "node:test";
import type { GridData, GridRow } from "../../src/grid/data.ts";
import { beginningAt, sharedId } from "../../src/grid/shared-selection.ts";

const row = (id: string, more: Partial<GridRow> = {}): GridRow => {
  return { handle: `h-${id}`, number: 2, cells: ["x", id], raw: false, edited: [], new: false, ...more };
};
const data = { key: [1], positioned: true, focus: null, rows: [row("A"), row("B"), row("B")] } as unknown as GridData;

test("a row is selected by its id, where it has a place on the map", () => {
  assert.equal(sharedId(data, row("A")), "A");
  assert.equal(sharedId(data, row("A", { raw: true })), "");
  assert.equal(sharedId(data, undefined), "");
  assert.equal(sharedId({ ...data, positioned: false }, row("A")), "");
});

test("a table begins at the selected row, unless the server points at one", () => {
  assert.equal(beginningAt(data, "B").focus, "h-B");
  assert.equal(beginningAt({ ...data, focus: "h-A" }, "B").focus, "h-A");
  assert.equal(beginningAt(data, "GONE"), data);
  assert.equal(beginningAt(data, ""), data);
});
