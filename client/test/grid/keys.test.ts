import assert from "node:assert/strict";
import { test } from "node:test";
import { actOf, type Pressed } from "../../src/grid/keys.ts";

const press = (key: string, more: Partial<Pressed> = {}) =>
  actOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

test("letters start an edit, and with Ctrl they do what they do elsewhere", () => {
  assert.deepEqual(press("x"), { kind: "edit", typed: "x" });
  assert.deepEqual(press("Z", { ctrlKey: true, shiftKey: true }), { kind: "redo" });
  assert.deepEqual(press("a", { metaKey: true }), { kind: "all" });
  assert.deepEqual(press("d", { ctrlKey: true }), { kind: "fill", along: "rows" });
  assert.deepEqual(press("R", { ctrlKey: true }), { kind: "fill", along: "columns" });
  assert.equal(press("c", { ctrlKey: true }), null);
  assert.equal(press("v", { ctrlKey: true }), null);
  assert.equal(press("x", { altKey: true }), null);
  assert.equal(press("ArrowDown"), null);
});

test("what AltGr or Option writes starts an edit, and no shortcut", () => {
  for (const key of ["ą", "ż", "@", "€", "{", "Ł"]) {
    assert.deepEqual(press(key, { ctrlKey: true, altKey: true }), { kind: "edit", typed: key });
    assert.deepEqual(press(key, { altKey: true }), { kind: "edit", typed: key });
  }
  for (const key of ["z", "d", "f", " ", "Delete", "AltGraph"])
    assert.equal(press(key, { ctrlKey: true, altKey: true }), null);
});

test("Home and End go along the row, with Ctrl to the corners, and F6 out of the table", () => {
  assert.deepEqual(press("Home"), { kind: "step", down: 0, right: -Infinity });
  assert.deepEqual(press("End", { ctrlKey: true }), { kind: "step", down: Infinity, right: Infinity });
  assert.deepEqual(press("F6"), { kind: "leave", by: 1 });
  assert.deepEqual(press("F6", { shiftKey: true }), { kind: "leave", by: -1 });
  assert.deepEqual(press("Tab", { shiftKey: true }), { kind: "tab", by: -1 });
});
