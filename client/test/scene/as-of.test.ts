import assert from "node:assert/strict";
import { test } from "node:test";
import { asOfLine } from "../../src/scene/as-of.ts";
import type { Item } from "../../src/scene/scene.ts";

const of = (...dates: string[]) => dates.map((as_of) => ({ as_of }) as Item);
const live = (date: string) => ({ date, kept: false });

test("the newest date and the age of the oldest are told, in any order of the rows", () => {
  const rows = of("2026-11-20", "2026-04-20", "2026-11-20", "2026-06-01");
  assert.equal(asOfLine(rows, live("2026-11-20")), "As of 20 Nov 2026; the oldest entry is 214 days old.");
  assert.equal(asOfLine(rows.toReversed(), live("2026-11-21")), "As of 20 Nov 2026; the oldest entry is 215 days old.");
  assert.equal(asOfLine(of("2024-02-28"), live("2024-03-01")), "As of 28 Feb 2024; the oldest entry is 2 days old.");
  assert.equal(asOfLine(of("2024-02-29"), live("2024-03-01")), "As of 29 Feb 2024; the oldest entry is 1 day old.");
});

test("what is kept names the day on which the age is true", () => {
  const told = asOfLine(of("2026-11-20", "2026-11-19"), { date: "2026-11-20", kept: true });
  assert.equal(told, "As of 20 Nov 2026; on 20 Nov 2026 the oldest entry was 1 day old.");
});

test("no age is told without a day, nor before the day of the oldest row", () => {
  assert.equal(asOfLine(of("2026-11-20"), { date: null, kept: true }), "As of 20 Nov 2026.");
  assert.equal(asOfLine(of("2026-11-20"), live("2026-11-19")), "As of 20 Nov 2026.");
});

test("rows without a date tell nothing", () => {
  assert.equal(asOfLine([{} as Item, { as_of: "" } as Item], live("2026-11-20")), "");
  assert.equal(asOfLine([], live("2026-11-20")), "");
});
