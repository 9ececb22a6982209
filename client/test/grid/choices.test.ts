// The values that a cell may have.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, suggested } from "../../src/grid/choices.ts";
import type { GridColumn } from "../../src/grid/data.ts";

const CHOICES = [
  { code: "personnel", label: "Personnel in theatre" },
  { code: "nations", label: "Nations with units" },
  { code: "tonnes", label: "Tonnes needed a day" },
];
const FIGURES: GridColumn = {
  index: 0,
  name: "figures",
  label: "Figures",
  help: "",
  kind: "terms",
  unit: "",
  needed: false,
  choices: CHOICES,
  strict: false,
  most: 2,
};
const HIDDEN: GridColumn = {
  ...FIGURES,
  kind: "term",
  strict: true,
  most: 0,
  choices: [
    { code: "yes", label: "Yes" },
    { code: "no", label: "No" },
  ],
};

function codes(text: string): string[] {
  return suggested(FIGURES, text).map(({ code }) => code);
}

test("a list is offered one more value, and none twice", () => {
  assert.deepEqual(codes(""), ["personnel", "nations", "tonnes"]);
  assert.deepEqual(codes("per"), ["personnel", "nations", "tonnes"]);
  assert.deepEqual(codes("nations"), ["nations;personnel", "nations;tonnes"]);
  assert.deepEqual(codes("nations; t"), ["nations;personnel", "nations;tonnes"]);
});

test("a list is offered no more values than count", () => {
  assert.deepEqual(codes("nations;tonnes"), []);
  assert.deepEqual(codes("nations;tonnes;"), []);
});

test("a cell of one value is offered each, whatever it says", () => {
  assert.deepEqual(
    suggested(HIDDEN, "y").map(({ code }) => code),
    ["yes", "no"],
  );
});

test("a label that was typed stands for its code, in a list too", () => {
  assert.equal(chosen(HIDDEN, "YES"), "yes");
  assert.equal(chosen(HIDDEN, "maybe"), "maybe");
  assert.equal(chosen(FIGURES, "nations; tonnes needed a day"), "nations;tonnes");
  assert.equal(chosen(FIGURES, "nations; tonnes"), "nations;tonnes");
  assert.equal(chosen(FIGURES, "strength;nations"), "strength;nations");
});
