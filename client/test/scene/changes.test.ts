import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf, seenChanges } from "../../src/scene/changes.ts";
import { recentTrails } from "../../src/scene/playback.ts";
import type { Chapter, Scene, Trail } from "../../src/scene/scene.ts";
import type { Mark } from "../../src/scene/selection.ts";

function mark(id: string, lat: number, start: number, end: number): Mark {
  const [layer, item] = [{ name: "units" }, { id }];
  return { key: `${id}/${start}`, layer, item, lat, lon: 24, start, end } as unknown as Mark;
}

function trail(id: string, at: number, from: number, to: number, by_road = true): Trail {
  return {
    layer: "units",
    id,
    at,
    points: [
      [from, 24],
      [from + 0.5, 24.2],
      [to, 24],
    ],
    by_road,
  } as Trail;
}

const MARKS = [
  mark("A", 48, 0, 10),
  mark("A", 49, 10, 20),
  mark("A", 50, 20, 99),
  mark("GAP", 48, 0, 10),
  mark("GAP", 51, 15, 99),
  mark("NEW", 48, 12, 99),
  mark("OLD", 48, 0, 12),
];
const TRAILS = [trail("A", 10, 48, 49), trail("A", 20, 49, 50), trail("A", 40, 50, 51)];

function sceneOf(trails: readonly Trail[]): Scene {
  return { time: { start: 0, end: 100, phases: [] }, trails } as unknown as Scene;
}

function chapterAt(time: number): Chapter {
  const changes = [{ layer: "units", arrived: ["NEW"], moved: ["A", "GAP"], left: ["OLD"], counts: [1, 2, 1] }];
  return { id: "c", since: 5, time, changes } as unknown as Chapter;
}

test("what moved takes all its ways since the chapter before, one after the other", () => {
  const changed = changesOf(sceneOf(TRAILS), chapterAt(30), MARKS);
  const [a, gap] = changed?.moved ?? [];
  assert.deepEqual(
    a?.points.map(([lat]) => lat),
    [48, 48.5, 49, 49, 49.5, 50],
  );
  assert.equal(a?.by_road, true);
  assert.deepEqual(gap?.points, [
    [48, 24],
    [51, 24],
  ]);
  assert.equal(gap?.by_road, false);
  assert.deepEqual([...(changed?.arrived ?? [])], ["units/NEW"]);
  assert.deepEqual(
    changed?.left.map(({ item }) => item.id),
    ["OLD"],
  );
});

test("ways that do not meet are not joined", () => {
  const [a] = changesOf(sceneOf([trail("A", 20, 49, 50)]), chapterAt(30), MARKS)?.moved ?? [];
  assert.deepEqual([a?.points.length, a?.by_road], [2, false]);
});

test("changes are seen at the time of the chapter and on the layers that are on", () => {
  const [scene, chapter] = [sceneOf(TRAILS), chapterAt(30)];
  const seen = (t: number, layers: string[]) => seenChanges(scene, chapter, { t, marks: MARKS, layers });
  assert.equal(seen(30, ["units"])?.moved.length, 2);
  assert.equal(seen(30, [])?.moved.length, 0);
  assert.equal(seen(30, [])?.left.length, 0);
  assert.equal(seen(31, ["units"]), null);
  assert.equal(changesOf(scene, { ...chapter, since: null }, MARKS), null);
});

test("while time runs a way fades after its end, and not for who wants no motion", () => {
  const scene = { ...sceneOf(TRAILS), time: { start: 0, end: 9000, phases: [] } } as unknown as Scene;
  const at = (t: number, still = false, layers = ["units"]) => recentTrails(scene, t, layers, still);
  assert.deepEqual(at(9), []);
  assert.equal(at(10)[0]?.alpha, 1);
  assert.deepEqual(at(10, false, []), []);
  const [first, second] = at(200);
  assert.ok(first && second && first.alpha < second.alpha && second.alpha < 1);
  assert.deepEqual(
    at(200, true).map(({ alpha }) => alpha),
    [1, 1, 1],
  );
  assert.deepEqual(at(5000), []);
});
