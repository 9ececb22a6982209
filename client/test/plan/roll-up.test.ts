import assert from "node:assert/strict";
import { test } from "node:test";
import { type Rolling, rollUpToParents } from "../../src/plan/roll-up.ts";

function point(id: string, more: Partial<Rolling>): Rolling {
  return { key: id, id, parent: "", rolls: false, country: "UKR", lat: 50, lon: 30, ...more };
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

test("a superior in another country, or more than 50 km away, takes nobody in", () => {
  const km = (n: number) => 50 + n / 111.2;
  const { drawn } = rollUpToParents([
    point("BDE", {}),
    point("NEAR", { rolls: true, parent: "BDE", lat: km(49) }),
    point("FAR", { rolls: true, parent: "BDE", lat: km(51) }),
    point("ABROAD", { rolls: true, parent: "BDE", country: "POL" }),
  ]);
  assert.deepEqual(
    drawn.map((p) => p.id),
    ["BDE", "FAR", "ABROAD"],
  );
});
