import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutTopmost } from "../../src/app/topmost.ts";

type Open = Parameters<typeof withoutTopmost>[0];

function closedInTurn(open: Open, finding: boolean): string[] {
  const closed = withoutTopmost(open, finding);
  return closed ? [...Object.keys(closed), ...closedInTurn({ ...open, ...closed }, finding)] : [];
}

test("card, find results and panel close one at a time", () => {
  assert.deepEqual(closedInTurn({ query: "lv", selected: "A", panel: "list" }, false), ["selected", "query", "panel"]);
  assert.deepEqual(closedInTurn({ query: "", selected: "", panel: null }, false), []);
});

test("in the find box, what it found closes first", () => {
  assert.deepEqual(closedInTurn({ query: "lv", selected: "A", panel: "list" }, true), ["query", "selected", "panel"]);
});
