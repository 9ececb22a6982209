import assert from "node:assert/strict";
import { test } from "node:test";
import { roomyInsets } from "../../src/map/insets.ts";

test("insets that leave room stay as they are", () => {
  const insets = { left: 340, right: 14, top: 14, bottom: 14 };
  assert.deepEqual(roomyInsets(insets, { width: 1280, height: 720 }), insets);
});

test("insets that cover the whole map still leave two fifths of each side", () => {
  const { left, right, top, bottom } = roomyInsets(
    { left: 300, right: 100, top: 250, bottom: 50 },
    { width: 320, height: 200 },
  );
  assert.ok(Math.abs(left + right - 192) < 1e-9);
  assert.ok(Math.abs(top + bottom - 120) < 1e-9);
  assert.ok(Math.abs(left / right - 3) < 1e-9);
});

test("a map without a size has no insets", () => {
  assert.deepEqual(roomyInsets({ left: 14, right: 14, top: 14, bottom: 14 }, { width: 0, height: 0 }), {
    left: 0,
    right: 0,
    top: 0,
    bottom: 0,
  });
});
