import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, type Placed } from "../../src/plan/arrange.ts";

const CELL = { width: 50, height: 50 };

function point(id: string, x: number, y: number, more: Partial<Placed> = {}): Placed {
  return { key: id, id, parent: "", rank: 5, rolls: false, labelWidth: 40, x, y, ...more };
}

function keys(spots: ReturnType<typeof arrange>): string[] {
  return spots.flatMap((spot) => spot.stacked.map((member) => member.key)).sort();
}

test("what stands alone keeps its place", () => {
  const [spot] = arrange([point("A", 100, 100)], CELL, "");
  assert.deepEqual([spot?.x, spot?.y, spot?.stacked.length], [100, 100, 1]);
});

test("two in one place are spread and do not overlap", () => {
  const spots = arrange([point("A", 100, 100), point("B", 104, 98)], CELL, "");
  const [a, b] = spots;
  assert.ok(a && b);
  assert.ok(Math.abs(a.x - b.x) >= CELL.width || Math.abs(a.y - b.y) >= CELL.height);
});

test("a wide label gets its room", () => {
  const [a, b] = arrange([point("A", 0, 0, { labelWidth: 90 }), point("B", 0, 0)], CELL, "");
  assert.ok(a && b && Math.abs(a.x - b.x) >= 90);
});

test("no symbol is spread far from its place", () => {
  for (let n = 2; n <= 4; n++) {
    const spots = arrange(
      Array.from({ length: n }, (_, i) => point(`U${i}`, 0, 0)),
      CELL,
      "",
    );
    for (const spot of spots) assert.ok(Math.hypot(spot.x, spot.y) <= 1.5 * 50, `${n} members`);
  }
});

test("many in one place become a stack that counts all of them", () => {
  const spots = arrange(
    Array.from({ length: 9 }, (_, i) => point(`U${i}`, 10, 10)),
    CELL,
    "",
  );
  assert.equal(spots.length, 1);
  assert.equal(spots[0]?.stacked.length, 9);
});

test("an opened stack shows each member", () => {
  const points = Array.from({ length: 9 }, (_, i) => point(`U${i}`, 10, 10));
  assert.equal(arrange(points, CELL, "U3").length, 9);
});

test("the top of a stack is the highest in rank", () => {
  const points = [
    ...Array.from({ length: 8 }, (_, i) => point(`U${i}`, 0, 0, { rank: 9 })),
    point("HQ", 0, 0, { rank: 0 }),
  ];
  assert.equal(arrange(points, CELL, "")[0]?.member.id, "HQ");
});

test("nothing is lost and nothing is drawn twice, wherever symbols stand", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let round = 0; round < 30; round++) {
    const points = Array.from({ length: 120 }, (_, i) => point(`U${i}`, random() * 600, random() * 400));
    const spots = arrange(points, CELL, "");
    assert.deepEqual(keys(spots), points.map((p) => p.key).sort());
  }
});

test("the order of the rows does not change the picture", () => {
  const points = Array.from({ length: 40 }, (_, i) =>
    point(`U${String(i).padStart(2, "0")}`, (i * 37) % 300, (i * 53) % 200),
  );
  const place = (spots: ReturnType<typeof arrange>) => spots.map((s) => `${s.member.key} ${s.x} ${s.y}`).sort();
  assert.deepEqual(place(arrange(points, CELL, "")), place(arrange([...points].reverse(), CELL, "")));
});
