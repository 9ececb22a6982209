import assert from "node:assert/strict";
import { test } from "node:test";
import { isRightToLeft, wrapped } from "../../src/still/text.ts";

const TEN_PX = (text: string) => 10 * [...text].length;

test("lines break at spaces, inside a word only where they must, and keep every letter", () => {
  assert.deepEqual(wrapped("one two three", 70, "10px x", TEN_PX), ["one two", "three"]);
  assert.deepEqual(wrapped("abcdefgh", 30, "10px x", TEN_PX), ["abc", "def", "gh"]);
  const long = "A title of four hundred characters ".repeat(12).trim();
  assert.equal(wrapped(long, 200, "10px x", TEN_PX).join(" "), long);
  assert.deepEqual(wrapped("a\nb", 100, "10px x", TEN_PX), ["a", "b"]);
});

test("a text runs as its first letter does", () => {
  assert.equal(isRightToLeft("12 قوة Force"), true);
  assert.equal(isRightToLeft("Force קוח"), false);
  assert.equal(isRightToLeft("123"), false);
});
