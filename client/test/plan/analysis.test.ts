// Of several flags at one place the gravest is shown, in the words of the language.

import assert from "node:assert/strict";
import { test } from "node:test";
import { worstFlag } from "../../src/plan/analysis.ts";
import type { Overlay } from "../../src/scene/scene.ts";

const ANSWER: Overlay = {
  title: "",
  at: 0,
  ways: [],
  flags: { A: "over", B: "short", C: "gap" },
  signs: { over: "trop", short: "court", gap: "vide" },
  circles: [],
  crosses: [],
  key: [],
  bounds: null,
};

test("the gravest flag of a stack is chosen by its code and told by its word", () => {
  assert.equal(worstFlag(ANSWER, ["A", "B", "C"]), "court");
  assert.equal(worstFlag(ANSWER, ["C", "A"]), "trop");
  assert.equal(worstFlag(ANSWER, ["C"]), "vide");
  assert.equal(worstFlag(ANSWER, ["D"]), undefined);
});
