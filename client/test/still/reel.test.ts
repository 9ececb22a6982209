import assert from "node:assert/strict";
import { test } from "node:test";
import type { Scene } from "../../src/scene/scene.ts";
import { reelOf } from "../../src/still/reel.ts";

const phase = (from: number, until: number) => ({ id: "", name: "", detail: "", from, until });
const scene = {
  time: { start: -240, end: 9600, stops: [], phases: [phase(-240, 0), phase(0, 72), phase(72, 9600)], ceasefire: null },
} as unknown as Scene;

test("a film begins and ends when it was asked to, and time runs forward between", () => {
  const { times } = reelOf(scene, { from: -12.5, until: 700.25, seconds: 6, fps: 10 });
  assert.equal(times.length, 60);
  assert.deepEqual([times[0], times.at(-1)], [-12.5, 700.25]);
  assert.ok(times.every((t, i) => i === 0 || t >= (times[i - 1] ?? t)));
});

test("a short phase has room in a film, as on the axis", () => {
  const { times } = reelOf(scene, { from: null, until: null, seconds: 10, fps: 10 });
  const inFirstHours = times.filter((t) => t >= 0 && t < 72).length;
  assert.ok(inFirstHours > 10, String(inFirstHours));
});

test("without a length a film is as fast as the app, and the whole plan takes 40 seconds", () => {
  assert.equal(reelOf(scene, { from: null, until: null, seconds: null, fps: 10 }).times.length, 400);
  const [a, b] = [
    reelOf(scene, { from: null, until: 72, seconds: null, fps: 10 }),
    reelOf(scene, { from: 72, until: null, seconds: null, fps: 10 }),
  ];
  assert.ok(Math.abs(a.times.length + b.times.length - 400) <= 1);
});

test("a film is cut to the time line, and shows nothing where it does not begin before its end", () => {
  const { times } = reelOf(scene, { from: -5000, until: 99999, seconds: 1, fps: 4 });
  assert.deepEqual([times[0], times.at(-1)], [-240, 9600]);
  for (const [from, until] of [
    [24, 24],
    [48, 24],
    [9700, 9800],
  ] as const)
    assert.deepEqual(reelOf(scene, { from, until, seconds: 1, fps: 4 }).times, []);
});
