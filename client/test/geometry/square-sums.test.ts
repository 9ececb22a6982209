import assert from "node:assert/strict";
import { test } from "node:test";
import { SquareSums } from "../../src/geometry/square-sums.ts";
import { randoms } from "../arrange/things.ts";

const FRAME = { left: -30, top: 12, right: 611, bottom: 437 };
const SIDE = 6;

test("a box holds what lies in the squares that it touches, and nothing outside the picture counts", () => {
  const random = randoms(7);
  const points = Array.from({ length: 400 }, () => ({ x: random() * 800 - 120, y: random() * 600 - 60 }));
  const sums = new SquareSums(FRAME, SIDE);
  for (const { x, y } of points) sums.add(x, y);
  const square = (value: number, from: number) => Math.floor((value - from) / SIDE);
  const inFrame = points.filter(
    ({ x, y }) => x >= FRAME.left && y >= FRAME.top && x < FRAME.left + 107 * SIDE && y < FRAME.top + 71 * SIDE,
  );
  for (let i = 0; i < 300; i++) {
    const [left, top] = [random() * 700 - 80, random() * 500 - 20];
    const box = { left, top, right: left + random() * 200, bottom: top + random() * 200 };
    const expected = inFrame.filter(
      ({ x, y }) =>
        square(x, FRAME.left) >= square(box.left, FRAME.left) &&
        square(x, FRAME.left) <= square(box.right, FRAME.left) &&
        square(y, FRAME.top) >= square(box.top, FRAME.top) &&
        square(y, FRAME.top) <= square(box.bottom, FRAME.top),
    ).length;
    assert.equal(sums.within(box), expected);
  }
});

test("a box beside the picture holds nothing", () => {
  const sums = new SquareSums(FRAME, SIDE);
  sums.add(0, 20);
  assert.equal(sums.within({ left: 700, top: 0, right: 900, bottom: 400 }), 0);
  assert.equal(sums.within({ left: -300, top: 0, right: -100, bottom: 400 }), 0);
  assert.throws(() => sums.add(1, 20), /summed already/);
});
