import assert from "node:assert/strict";
import { test } from "node:test";
import { presenterOf } from "../../src/present/link.ts";

test("only an address that names a talk is a presenter's", () => {
  assert.equal(presenterOf("?view=europe"), null);
  assert.equal(presenterOf("?presenter=abc"), "abc");
});
