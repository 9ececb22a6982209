// The edit that a filled form of a verb makes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { editOf, fieldsOf, strengthsOf, type Verb, verbsOf } from "../../src/verbs/forms.ts";

const ROWS = [
  { handle: "a", id: "A" },
  { handle: "b", id: "B" },
];
const ABOUT = { table: "placements", rows: ["a", "b"] };

function form(fields: [string, string][]): FormData {
  const made = new FormData();
  for (const [name, text] of fields) made.append(name, text);
  return made;
}

const EDITS: [Verb, [string, string][], object][] = [
  ["withdraw", [["at", " D+30 "]], { kind: "withdraw", ...ABOUT, at: "D+30", for_good: false }],
  [
    "withdraw",
    [
      ["at", "D+30"],
      ["for-good", "on"],
    ],
    { kind: "withdraw", ...ABOUT, at: "D+30", for_good: true },
  ],
  [
    "assign",
    [
      ["when", "from"],
      ["at", "D+30"],
      ["tie", "hub"],
      ["to", "H"],
    ],
    { kind: "assign", ...ABOUT, tie: "hub", to: "H", at: "D+30" },
  ],
  [
    "assign",
    [
      ["when", "whole"],
      ["tie", "parent"],
      ["to", ""],
    ],
    { kind: "assign", ...ABOUT, tie: "parent", to: "" },
  ],
  [
    "relieve",
    [
      ["at", "D+30"],
      ["by", "C"],
      ["by", "D"],
    ],
    { kind: "relieve", ...ABOUT, at: "D+30", by: ["C", "D"] },
  ],
  [
    "shift",
    [
      ["amount", "-2"],
      ["unit", "days"],
    ],
    { kind: "shift", ...ABOUT, hours: -48 },
  ],
  [
    "shift",
    [
      ["amount", "1.5"],
      ["unit", "hours"],
    ],
    { kind: "shift", ...ABOUT, hours: 1.5 },
  ],
  [
    "copy-to",
    [
      ["begin", ""],
      ["until", "D+3"],
    ],
    { kind: "copy-to", ...ABOUT, begin: "", until: "D+3" },
  ],
  [
    "split",
    [
      ["when", "from"],
      ["at", "D+3"],
      ["parts", "3"],
    ],
    { kind: "split", ...ABOUT, parts: 3, at: "D+3" },
  ],
  [
    "split",
    [
      ["when", "whole"],
      ["strengths", " 400; 200,100 50 "],
    ],
    { kind: "split", ...ABOUT, parts: 4, strengths: [400, 200, 100, 50] },
  ],
  ["join", [["at", "D+3"]], { kind: "join", ...ABOUT, at: "D+3" }],
  [
    "move",
    [
      ["when", "from"],
      ["at", "D+3"],
      ["latitude", "49.5"],
      ["longitude", "30"],
    ],
    { kind: "move", table: "placements", row: "a", more: ["b"], lat: 49.5, lon: 30, at: "D+3" },
  ],
];

test("a filled form is one edit of all rows", () => {
  for (const [verb, fields, edit] of EDITS) assert.deepEqual(editOf(verb, "placements", ROWS, form(fields)), edit);
});

test("each table has the verbs that its rows can do", () => {
  assert.ok(verbsOf("placements", 2).includes("join"));
  assert.ok(!verbsOf("placements", 1).includes("join"));
  assert.ok(!verbsOf("hubs", 2).includes("split"));
  assert.deepEqual(verbsOf("phases", 1), ["shift", "copy-to"]);
  assert.deepEqual(verbsOf("sources", 1), []);
  for (const verb of verbsOf("placements", 2)) assert.ok(fieldsOf(verb).length);
});

test("strengths are whole numbers, or none; anything else is told", () => {
  assert.deepEqual(strengthsOf("400; 200"), [400, 200]);
  assert.deepEqual(strengthsOf(""), []);
  for (const text of ["4.5; 2", "-1; 3", "many", "400; ?"]) assert.equal(strengthsOf(text), null, text);
});
