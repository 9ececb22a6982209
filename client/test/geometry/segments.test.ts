import assert from "node:assert/strict";
import { test } from "node:test";
import { clipped, cross, meets, type Segment } from "../../src/geometry/segments.ts";
import { randoms } from "../arrange/things.ts";

function line(x1: number, y1: number, x2: number, y2: number): Segment {
  return { from: { x: x1, y: y1 }, to: { x: x2, y: y2 } };
}

const BOX = { left: 10, top: 10, right: 20, bottom: 20 };

test("lines cross, touch, overlap or miss each other", () => {
  const one = line(0, 0, 10, 10);
  const cases: [Segment, boolean][] = [
    [line(0, 10, 10, 0), true],
    [line(10, 10, 20, 0), true],
    [line(5, 5, 5, 9), true],
    [line(3, 3, 30, 30), true],
    [line(11, 11, 30, 30), false],
    [line(1, 0, 11, 10), false],
    [line(0, 10, 4.9, 5.1), false],
    [line(5, 5, 5, 5), true],
    [line(5, 6, 5, 6), false],
  ];
  for (const [other, expected] of cases) {
    for (const [a, b] of [
      [one, other],
      [other, one],
      [{ from: one.to, to: one.from }, other],
    ] as const) {
      assert.equal(cross(a, b), expected, JSON.stringify([a, b]));
    }
  }
});

test("a line meets a box that it crosses, touches or lies in", () => {
  const cases: [Segment, boolean][] = [
    [line(0, 15, 30, 15), true],
    [line(12, 12, 18, 18), true],
    [line(0, 0, 10, 10), true],
    [line(0, 10, 30, 10), true],
    [line(15, 0, 15, 9.9), false],
    [line(0, 12, 12, 0), false],
    [line(0, 20.1, 30, 20.1), false],
    [line(15, 15, 15, 15), true],
    [line(9, 15, 9, 15), false],
  ];
  for (const [one, expected] of cases) {
    assert.equal(meets(one, BOX), expected, JSON.stringify(one));
    assert.equal(meets({ from: one.to, to: one.from }, BOX), expected, JSON.stringify(one));
  }
});

test("random lines meet a box just when an end is in it or they cross an edge of it", () => {
  const random = randoms(5);
  const at = () => Math.round(random() * 60) / 2;
  const edges = [line(10, 10, 20, 10), line(20, 10, 20, 20), line(20, 20, 10, 20), line(10, 20, 10, 10)];
  const found = { meeting: 0, missing: 0 };
  for (let i = 0; i < 3000; i++) {
    const one = line(at(), at(), at(), at());
    const inside = [one.from, one.to].some(({ x, y }) => x >= 10 && x <= 20 && y >= 10 && y <= 20);
    const expected = inside || edges.some((edge) => cross(edge, one));
    found[expected ? "meeting" : "missing"] += 1;
    assert.equal(meets(one, BOX), expected, JSON.stringify(one));
  }
  assert.ok(found.meeting > 500 && found.missing > 500);
});

test("of a line that leaves a box the part within it remains", () => {
  assert.deepEqual(clipped(line(0, 15, 30, 15), BOX), line(10, 15, 20, 15));
  assert.deepEqual(clipped(line(12, 12, 40, 40), BOX), line(12, 12, 20, 20));
  assert.deepEqual(clipped(line(12, 13, 18, 19), BOX), line(12, 13, 18, 19));
  assert.equal(clipped(line(0, 0, 10, 10), BOX), null);
  assert.equal(clipped(line(0, 0, 5, 5), BOX), null);
});
