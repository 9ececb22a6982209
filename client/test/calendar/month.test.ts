// Months as weeks, and where keys lead.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Day, dayAfterKey, dayIn, monthsOn, weekdayOf, weeksOf, written } from "../../src/calendar/month.ts";

const at = (text: string) => dayIn(text) as Day;

test("a month is whole weeks from Monday on, with each of its days once", () => {
  for (let year = 2023; year < 2030; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const weeks = weeksOf({ year, month, day: 1 });
      assert.ok(weeks.every((week) => week.length === 7));
      const days = weeks.flat().filter((day) => day !== null);
      assert.deepEqual(
        days.map(({ day }) => day),
        Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, i) => i + 1),
      );
      for (const week of weeks) for (const [i, day] of week.entries()) if (day) assert.equal(weekdayOf(day), i);
    }
  }
});

test("keys lead to days and weeks, over ends of months, and never out of the years that a date can say", () => {
  const cases: [string, string, boolean, string][] = [
    ["2027-02-28", "ArrowRight", false, "2027-03-01"],
    ["2028-03-01", "ArrowLeft", false, "2028-02-29"],
    ["2027-03-03", "ArrowUp", false, "2027-02-24"],
    ["2027-12-31", "ArrowDown", false, "2028-01-07"],
    ["2027-03-03", "Home", false, "2027-03-01"],
    ["2027-03-03", "End", false, "2027-03-07"],
    ["2027-03-31", "PageUp", false, "2027-02-28"],
    ["2027-12-31", "PageDown", false, "2028-01-31"],
    ["2028-02-29", "PageDown", true, "2029-02-28"],
    ["0001-01-01", "ArrowLeft", false, "0001-01-01"],
    ["9999-12-31", "PageDown", true, "9999-12-31"],
  ];
  for (const [from, key, shift, to] of cases) assert.equal(written(dayAfterKey(at(from), key, shift) as Day), to);
  assert.equal(dayAfterKey(at("2027-03-03"), "Enter", false), null);
});

test("a year on or back is the same month", () => {
  assert.equal(written(monthsOn(at("2027-03-31"), -12)), "2026-03-31");
  assert.equal(written(monthsOn(at("2027-01-31"), 1)), "2027-02-28");
});

test("a day is read from a date with its time, and from nothing else", () => {
  assert.deepEqual(dayIn("2027-03-01 14:30"), { year: 2027, month: 3, day: 1 });
  assert.equal(dayIn("D+30"), null);
});
