import assert from "node:assert/strict";
import { test } from "node:test";
import { plannedOf } from "../../src/present/planned.ts";
import { spentOn, turnedTo } from "../../src/present/talk-clock.ts";
import type { Chapter } from "../../src/scene/scene.ts";

test("each chapter has the time for which it was shown, over several visits", () => {
  let times = turnedTo({ began: 1000, spent: {}, chapter: "", since: 0 }, "a", 1000);
  times = turnedTo(times, "b", 5000);
  times = turnedTo(times, "b", 6000);
  times = turnedTo(times, "a", 7000);
  assert.deepEqual([spentOn(times, "a", 7500), spentOn(times, "b", 7500)], [4500, 2000]);
  times = turnedTo(times, "", 8000);
  assert.deepEqual([spentOn(times, "a", 99_999), spentOn(times, "", 99_999)], [5000, 0]);
  assert.equal(spentOn(times, "constructor", 0), 0);
});

test("planned minutes count to the end of the chapter; what is hidden counts while it is shown", () => {
  const chapters = [
    { id: "a", minutes: 2, hidden: false },
    { id: "b", minutes: 5, hidden: true },
    { id: "c", minutes: null, hidden: false },
    { id: "d", minutes: 1.5, hidden: false },
  ] as unknown as Chapter[];
  assert.deepEqual(plannedOf(chapters, "a"), { whole: 3.5, until: 2 });
  assert.deepEqual(plannedOf(chapters, "b"), { whole: 8.5, until: 7 });
  assert.deepEqual(plannedOf(chapters, "d"), { whole: 3.5, until: 3.5 });
  assert.deepEqual(plannedOf(chapters, ""), { whole: 3.5, until: 0 });
  assert.equal(plannedOf([{ id: "a", minutes: null, hidden: false } as Chapter], "a"), null);
});
