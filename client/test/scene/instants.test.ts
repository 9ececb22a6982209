import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatInstant,
  formatPeriod,
  nextStop,
  phaseAt,
  readInstant,
  snap,
  timeScale,
} from "../../src/scene/instants.ts";

test("instants are written as days where they divide by 24", () => {
  const cases: [number, string][] = [
    [0, "D+0"],
    [720, "D+30"],
    [-24, "D-1"],
    [6, "H+6"],
    [-18, "H-18"],
    [8760, "D+365"],
    [6.5, "H+6:30"],
    [-6.5, "H-6:30"],
    [1060 / 60, "H+17:40"],
    [-1 / 60, "H-0:01"],
  ];
  for (const [hours, text] of cases) {
    assert.equal(formatInstant(hours), text);
    assert.equal(readInstant(text), hours);
  }
});

test("a time of day after a day counts from that day", () => {
  assert.equal(readInstant("D+3 14:30"), 86.5);
  assert.equal(readInstant("D-3 14:30"), -57.5);
  assert.equal(readInstant("D+3 0:20"), 4340 / 60);
  assert.equal(formatInstant(readInstant("D+3 14:30") ?? 0), "H+86:30");
});

test("letters of other languages, and decimals of an hour, are read", () => {
  const cases: [string, number][] = [
    ["J+30", 720],
    ["д-1", -24],
    ["Ч+6:30", 6.5],
    ["H+6.5", 6.5],
    ["H-0.375", -23 / 60],
    ["D-day", 0],
  ];
  for (const [text, hours] of cases) assert.equal(readInstant(text), hours, text);
});

test("what is no instant is not read", () => {
  for (const text of [
    "",
    "30",
    "D30",
    "D+",
    "D+1.5",
    "H+6:75",
    "D+3:30",
    "H+6 14:30",
    "D+3 24:00",
    "2025-07-10",
    "javascript:alert(1)",
    "D+9999999",
  ]) {
    assert.equal(readInstant(text), null, text);
  }
});

test("periods say their open ends", () => {
  assert.equal(formatPeriod(null, null), "always");
  assert.equal(formatPeriod(null, 0), "until D+0");
  assert.equal(formatPeriod(6, null), "from H+6");
  assert.equal(formatPeriod(0, 8760), "D+0 until D+365");
});

const PHASES = [
  { id: "a", name: "a", detail: "", from: -720, until: 0 },
  { id: "b", name: "b", detail: "", from: 0, until: 72 },
  { id: "c", name: "c", detail: "", from: 72, until: 8760 },
];

test("the axis gives a short phase room, and is its own inverse", () => {
  const scale = timeScale(-720, 8760, PHASES, 1000);
  assert.equal(scale(-720), 0);
  assert.equal(Math.round(scale(8760)), 1000);
  assert.ok(scale(72) - scale(0) > 60);
  for (const t of [-700, -1, 0, 30, 72, 4000, 8760]) assert.ok(Math.abs(scale.invert(scale(t)) - t) < 1e-6);
});

test("steps go to the next change and stop at the last", () => {
  const stops = [-720, 0, 6, 72];
  assert.equal(nextStop(stops, 0, 1), 6);
  assert.equal(nextStop(stops, 1, -1), 0);
  assert.equal(nextStop(stops, 72, 1), 72);
  assert.equal(nextStop(stops, -720, -1), -720);
});

test("dragging means hours near H+0 and days elsewhere", () => {
  assert.equal(snap(5.4), 5);
  assert.equal(snap(-0.2), 0);
  assert.ok(Object.is(snap(-0.2), 0));
  assert.equal(snap(725), 720);
});

test("an instant belongs to the phase that begins with it", () => {
  assert.equal(phaseAt(PHASES, 0)?.id, "b");
  assert.equal(phaseAt(PHASES, 71)?.id, "b");
  assert.equal(phaseAt(PHASES, 8760)?.id, "c");
  assert.equal(phaseAt(PHASES, 9999), undefined);
});
