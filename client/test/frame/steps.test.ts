import assert from "node:assert/strict";
import { test } from "node:test";
import { stepOf } from "../../src/frame/steps.ts";

const KEYS = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test("the keys of undo and redo are those of the grid and the map", () => {
  assert.equal(stepOf({ ...KEYS, key: "z", ctrlKey: true }), "undo");
  assert.equal(stepOf({ ...KEYS, key: "z", metaKey: true }), "undo");
  assert.equal(stepOf({ ...KEYS, key: "Z", ctrlKey: true, shiftKey: true }), "redo");
  assert.equal(stepOf({ ...KEYS, key: "y", ctrlKey: true }), "redo");
});

test("other keys are no step", () => {
  assert.equal(stepOf({ ...KEYS, key: "z" }), null);
  assert.equal(stepOf({ ...KEYS, key: "z", ctrlKey: true, altKey: true }), null);
  assert.equal(stepOf({ ...KEYS, key: "x", ctrlKey: true }), null);
});
