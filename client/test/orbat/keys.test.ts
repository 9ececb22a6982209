import assert from "node:assert/strict";
import { test } from "node:test";
import { actOf, type Pressed } from "../../src/orbat/keys.ts";
import { Typed } from "../../src/orbat/typing.ts";

const press = (key: string, more: Partial<Pressed> = {}) =>
  actOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

test("arrows, Home and End go as in every tree", () => {
  assert.deepEqual(press("ArrowDown"), { kind: "step", by: 1 });
  assert.deepEqual(press("ArrowUp"), { kind: "step", by: -1 });
  assert.deepEqual(press("ArrowRight"), { kind: "open" });
  assert.deepEqual(press("ArrowLeft"), { kind: "close" });
  assert.deepEqual(press("Home"), { kind: "step", by: Number.NEGATIVE_INFINITY });
  assert.deepEqual(press("End"), { kind: "step", by: Number.POSITIVE_INFINITY });
  assert.deepEqual(press("*"), { kind: "open-siblings" });
  for (const key of ["Enter", " "]) assert.deepEqual(press(key), { kind: "select" });
});

test("letters are typed, and with Ctrl they edit", () => {
  assert.deepEqual(press("x"), { kind: "type", letter: "x" });
  assert.deepEqual(press("Б"), { kind: "type", letter: "Б" });
  assert.deepEqual(press("x", { ctrlKey: true }), { kind: "cut" });
  assert.deepEqual(press("V", { metaKey: true }), { kind: "paste" });
  assert.deepEqual(press("z", { ctrlKey: true }), { kind: "undo" });
  assert.deepEqual(press("Z", { ctrlKey: true, shiftKey: true }), { kind: "redo" });
  assert.deepEqual(press("y", { ctrlKey: true }), { kind: "redo" });
  assert.deepEqual(press("Insert"), { kind: "add" });
});

test("what belongs to the browser stays the browser's", () => {
  for (const key of ["Tab", "F5", "F6", "Shift", "Delete"]) assert.equal(press(key), null);
  assert.equal(press("v", { ctrlKey: true, shiftKey: true }), null);
  assert.equal(press("r", { ctrlKey: true }), null);
  assert.equal(press("ArrowLeft", { altKey: true }), null);
});

test("letters belong together until there is a pause, or another key", () => {
  const typed = new Typed();
  assert.equal(typed.add("E", 0), "E");
  assert.equal(typed.add("O", 500), "EO");
  assert.equal(typed.add("D", 1199), "EOD");
  assert.equal(typed.add("x", 1900), "x");
  typed.end();
  assert.equal(typed.add("y", 1901), "y");
});
