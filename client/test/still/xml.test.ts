import assert from "node:assert/strict";
import { test } from "node:test";
import { escapeXml } from "../../src/still/xml.ts";

test("what XML cannot hold is left out", () => {
  assert.equal(escapeXml('a\u0000b\ud800c"\ufffe'), "abc&quot;");
  assert.equal(escapeXml("Київ 🙂"), "Київ 🙂");
});
