import assert from "node:assert/strict";
import { test } from "node:test";
import { parsedCells, writtenCells } from "../../src/grid/clipboard.ts";

test("cells are read as spreadsheets write them", () => {
  assert.deepEqual(parsedCells("a\tb\r\nc\td\r\n"), [
    ["a", "b"],
    ["c", "d"],
  ]);
  assert.deepEqual(parsedCells('"two\nlines"\t"a ""word"""\r\nx\t'), [
    ["two\nlines", 'a "word"'],
    ["x", ""],
  ]);
  assert.deepEqual(parsedCells("one"), [["one"]]);
  assert.deepEqual(parsedCells("a\rb"), [["a"], ["b"]]);
  assert.deepEqual(parsedCells('""\t"a\tb"\n'), [["", "a\tb"]]);
});

test("a quote inside a text is a quote, and one that never closes eats nothing", () => {
  assert.deepEqual(parsedCells('5" gun\tx\n"open\ty\nz\tw'), [
    ['5" gun', "x"],
    ['"open', "y"],
    ["z", "w"],
  ]);
  assert.deepEqual(parsedCells('"said" twice\tx'), [['"said" twice', "x"]]);
});

test("what is copied is pasted as it was", () => {
  const texts = ["", "a", "a b", '"', '""', '"a"', 'a"b', "a\tb", "a\nb", "a\r\nb", "\n", " x ", "'=1", "\t", '"\n"'];
  for (const a of texts) {
    for (const b of texts) {
      const lines = [
        [a, b],
        [b, a],
        [a, a],
      ];
      assert.deepEqual(parsedCells(writtenCells(lines)), lines);
      assert.deepEqual(parsedCells(writtenCells([[a], [b]])), [[a], [b]]);
    }
  }
});
