import assert from "node:assert/strict";
import { test } from "node:test";
import { withAlong } from "../../src/frame/along.ts";

const SHOWN = "http://host/?plan=mnf-u&view=europe&t=D%2B200&select=LCC&chapter=two&map=1,2,3&version=4#top";

test("plan, view, time and selection go along, and nothing that only one page means", () => {
  assert.equal(
    withAlong("http://host/analysis", SHOWN),
    "http://host/analysis?plan=mnf-u&view=europe&t=D%2B200&select=LCC",
  );
});

test("a query of the link wins, and what is not shown is not made up", () => {
  assert.equal(withAlong("http://host/brief?t=D-5", "http://host/?t=D%2B200"), "http://host/brief?t=D-5");
  assert.equal(withAlong("http://host/brief", "http://host/tables?section=History"), "http://host/brief");
});
