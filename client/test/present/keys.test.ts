import assert from "node:assert/strict";
import { test } from "node:test";
import { Keys, type Pressed } from "../../src/present/keys.ts";

function press(keys: Keys, key: string, more: Partial<Pressed> = {}) {
  return keys.press({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });
}

test("keys of a keyboard and of a clicker", () => {
  const keys = new Keys();
  for (const key of ["ArrowRight", "PageDown", " ", "Enter"]) assert.deepEqual(press(keys, key), { do: "next" }, key);
  for (const key of ["ArrowLeft", "PageUp"]) assert.deepEqual(press(keys, key), { do: "previous" }, key);
  assert.deepEqual(press(keys, " ", { shiftKey: true }), { do: "previous" });
  assert.deepEqual(press(keys, "B"), { do: "black" });
  assert.equal(press(keys, "r", { ctrlKey: true }), undefined);
  assert.equal(press(keys, "x"), undefined);
});

test("a number and Enter lead to a chapter, and Escape forgets the number", () => {
  const keys = new Keys();
  for (const digit of ["1", "2"]) assert.equal(press(keys, digit), null);
  assert.equal(keys.digits, "12");
  assert.deepEqual(press(keys, "Enter"), { do: "go", chapter: 12 });
  press(keys, "3");
  assert.equal(press(keys, "Escape"), null);
  assert.deepEqual(press(keys, "Enter"), { do: "next" });
});
