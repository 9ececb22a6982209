import assert from "node:assert/strict";
import { test } from "node:test";
import { patternOf } from "../../src/still/ground.ts";

test("a pattern is one tile with an id of its own", () => {
  assert.match(patternOf("logistics", "light"), /^<defs><pattern id="fill-logistics" width="12"/);
  assert.equal(patternOf("nothing", "light"), "");
});
