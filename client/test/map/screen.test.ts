import assert from "node:assert/strict";
import { test } from "node:test";
import { openAtFirst, pageScale } from "../../src/map/screen.ts";

const SCALES: [number, number, number][] = [
  [320, 256, 1],
  [1280, 800, 1],
  [1600, 1200, 1],
  [1920, 1080, 1.25],
  [2560, 1440, 1.25],
  [2880, 1620, 1.5],
  [3840, 2160, 2],
  [7680, 4320, 3],
];

test("a page grows gently with its window", () => {
  for (const [width, height, scale] of SCALES) assert.equal(pageScale(width, height), scale, `${width}×${height}`);
});

test("a window that is only wide has no room for more", () => {
  assert.equal(pageScale(3840, 700), 1);
  assert.equal(pageScale(3840, 1080), 1.25);
});

test("panel and chart start folded where they would hide the map", () => {
  assert.deepEqual(openAtFirst(1280, 800), { panel: true, chart: true, legend: true });
  assert.deepEqual(openAtFirst(820, 1180), { panel: false, chart: true, legend: true });
  for (const [width, height] of [
    [390, 844],
    [844, 390],
    [640, 400],
    [1280, 500],
  ] as const)
    assert.deepEqual(openAtFirst(width, height), { panel: false, chart: false, legend: false });
});
