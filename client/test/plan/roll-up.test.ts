import assert from "node:assert/strict";
import { test } from "node:test";
import type { Placed } from "../../src/plan/arrange.ts";
import { rollUpToParents } from "../../src/plan/roll-up.ts";

function point(id: string, more: Partial<Placed>): Placed {
  return { key: id, id, parent: "", rank: 5, rolls: false, labelWidth: 40, x: 0, y: 0, ...more };
}

test("units roll up to the nearest superior that is drawn", () => {
  const { drawn, under } = rollUpToParents([
    point("BDE", {}),
    point("BN", { rolls: true, parent: "BDE" }),
    point("COY", { rolls: true, parent: "BN" }),
    point("FREE", { rolls: true, parent: "NOBODY" }),
  ]);
  assert.deepEqual(
    drawn.map((p) => p.id),
    ["BDE", "FREE"],
  );
  assert.deepEqual(
    under.get("BDE")?.map((p) => p.id),
    ["BN", "COY"],
  );
});

test("a cycle in the order of battle hides nobody", () => {
  const { drawn } = rollUpToParents([
    point("A", { rolls: true, parent: "B" }),
    point("B", { rolls: true, parent: "A" }),
  ]);
  assert.equal(drawn.length, 2);
});
