import assert from "node:assert/strict";
import { test } from "node:test";
import { type Box, overlap } from "../../src/geometry/boxes.ts";
import { middleOfRoom, wayToRoom } from "../../src/geometry/free-room.ts";

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const WHOLE = box(0, 0, 1000, 600);
const PANEL = box(0, 0, 300, 600);
const EDIT = box(310, 0, 400, 40);
const FAR = box(-9999, -9999, 9999, 9999);

test("a box in the clear stays", () => {
  assert.deepEqual(wayToRoom(box(500, 300, 550, 350), WHOLE, [PANEL, EDIT], FAR), { x: 0, y: 0 });
});

test("a box half under something goes the shortest way into the clear", () => {
  assert.deepEqual(wayToRoom(box(330, 20, 380, 70), WHOLE, [PANEL, EDIT], FAR), { x: 0, y: 20 });
  assert.deepEqual(wayToRoom(box(280, 300, 330, 350), WHOLE, [PANEL, EDIT], FAR), { x: 20, y: 0 });
});

test("a box outside the whole comes in, past what lies at the edge", () => {
  assert.deepEqual(wayToRoom(box(-100, 300, -50, 350), WHOLE, [PANEL], FAR), { x: 400, y: 0 });
});

test("wherever a box is, its way leads where nothing covers it", () => {
  const obstacles = [PANEL, EDIT, box(650, 0, 1000, 400), box(746, 432, 1000, 600), box(600, 560, 740, 600)];
  for (let x = -60; x < 1060; x += 70) {
    for (let y = -60; y < 660; y += 55) {
      const way = wayToRoom(box(x, y, x + 80, y + 60), WHOLE, obstacles, FAR);
      assert.ok(way);
      const there = box(x + way.x, y + way.y, x + way.x + 80, y + way.y + 60);
      assert.ok(there.left >= 0 && there.top >= 0 && there.right <= 1000 && there.bottom <= 600);
      assert.ok(!obstacles.some((obstacle) => overlap(obstacle, there)));
    }
  }
});

test("where there is no room, there is no way", () => {
  assert.equal(wayToRoom(box(0, 0, 80, 80), WHOLE, [box(0, 0, 950, 600)], FAR), null);
});

test("a box that cannot go the shortest way goes another, and none beyond its reach", () => {
  const under = box(330, 20, 380, 70);
  assert.deepEqual(wayToRoom(under, WHOLE, [PANEL, EDIT], box(-999, -999, 999, 10)), { x: 70, y: 0 });
  assert.equal(wayToRoom(under, WHOLE, [PANEL, EDIT], box(-60, -60, 60, 10)), null);
});

test("the middle of the largest room", () => {
  assert.deepEqual(middleOfRoom(WHOLE, [PANEL]), { x: 650, y: 300 });
  assert.deepEqual(middleOfRoom(WHOLE, [WHOLE]), { x: 500, y: 300 });
});
