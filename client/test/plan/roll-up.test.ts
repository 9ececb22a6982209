import assert from "node:assert/strict";
import { test } from "node:test";
import geodesic from "geographiclib-geodesic";
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

test("50 km are measured to the metre, in every direction", () => {
  const { WGS84 } = geodesic.Geodesic;
  for (const azimuth of [0, 45, 90, 180, 270]) {
    for (const [km, taken] of [
      [49.9, true],
      [49.999, true],
      [50.001, false],
      [50.1, false],
    ] as const) {
      const { lat2, lon2 } = WGS84.Direct(50, 30, azimuth, km * 1000);
      const below = point("BN", { rolls: true, parent: "BDE", lat: lat2 ?? 0, lon: lon2 ?? 0 });
      const { drawn } = rollUpToParents([point("BDE", {}), below]);
      assert.equal(drawn.length === 1, taken, `${km} km at ${azimuth}°`);
    }
  }
});

test("a unit rolls up past one that rolls up itself, and is not lost if that one stands alone", () => {
  const { drawn, under } = rollUpToParents([
    point("BDE", {}),
    point("BN", { rolls: true, parent: "BDE", lat: 52 }),
    point("COY", { rolls: true, parent: "BN" }),
    point("FAR", { rolls: true, parent: "BN", lat: 52 }),
  ]);
  assert.deepEqual(
    drawn.map((p) => p.id),
    ["BDE", "BN", "FAR"],
  );
  assert.deepEqual(
    under.get("BDE")?.map((p) => p.id),
    ["COY"],
  );
});
