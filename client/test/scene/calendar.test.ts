// Instants as dates; that Python has the same rules is shown in tests/geo/test_two_clocks.py.

import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, dateOf } from "../../src/scene/calendar.ts";
import { formatPeriod, readInstant, toldInstant, whyNoInstant } from "../../src/scene/instants.ts";

const CEASEFIRE = "2026-01-10T06:07Z";

test("each minute has its own date, whatever the minute of the ceasefire", () => {
  const begin = Date.parse(CEASEFIRE);
  for (let minutes = -5000; minutes < 5000; minutes += 1) {
    const date = new Date(begin + minutes * 60_000).toISOString().slice(0, 16).replace("T", " ");
    assert.equal(dateOf(minutes / 60, CEASEFIRE), date);
    assert.equal(readInstant(date, CEASEFIRE), minutes / 60);
  }
});

test("both notations stand side by side with a ceasefire, and days alone without", () => {
  assert.equal(toldInstant(48, CEASEFIRE), "D+2 (2026-01-12 06:07 UTC)");
  assert.equal(toldInstant(48, null), "D+2");
  assert.equal(formatPeriod(null, 24, CEASEFIRE), "until D+1 (2026-01-11 06:07 UTC)");
  assert.equal(clock(CEASEFIRE, 0.5), "2026-01-10 06:37 UTC (assumed)");
  assert.equal(clock(null, 0.5), "");
});

test("far from our years there is no date to tell", () => {
  assert.equal(dateOf(24 * 366 * 9000, CEASEFIRE), "");
  assert.equal(toldInstant(-24 * 366 * 3000, CEASEFIRE), "D-1098000");
});

test("a text that is no instant is refused with what to write", () => {
  assert.equal(readInstant("2027-03-01"), null);
  assert.match(whyNoInstant("2027-03-01", null), /no ceasefire to count from/);
  assert.match(whyNoInstant("2026-01-10 14:30:15", CEASEFIRE), /write 2026-01-10 14:30$/);
  assert.match(whyNoInstant("soon", CEASEFIRE), /^“soon” is no time/);
  assert.equal(whyNoInstant("Д+3", null), "");
});
