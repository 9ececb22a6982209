import assert from "node:assert/strict";
import { test } from "node:test";
import type { Scene } from "../../src/scene/scene.ts";
import { fillsAt, offMapAt } from "../../src/scene/shown.ts";

const given = (nation: string, from: number | null, kind = "logistics") => ({ nation, kind, from, until: null });
const SCENE = {
  terms: { contribution: [{ code: "ground_forces" }, { code: "logistics" }] },
  layers: [
    {
      shows: "nations",
      items: [given("POL", null), given("FRA", 0), given("FRA", 0, "ground_forces"), given("USA", 0), given("USA", 24)],
    },
  ],
} as unknown as Scene;
const AREAS = new Set(["POL", "FRA"]);

test("nations are filled, and counted as shown, only while their layer is on", () => {
  assert.deepEqual(
    [...fillsAt(SCENE, AREAS, ["nations"], 0)],
    [
      ["POL", "logistics"],
      ["FRA", "ground_forces"],
    ],
  );
  assert.equal(fillsAt(SCENE, AREAS, ["units"], 0).size, 0);
  assert.deepEqual([...fillsAt(SCENE, AREAS, ["nations"], -1).keys()], ["POL"]);
});

test("who contributes and has no area on the map is known once", () => {
  const fills = fillsAt(SCENE, AREAS, ["nations"], 24);
  assert.deepEqual(offMapAt(SCENE, fills, ["nations"], 24), ["USA"]);
  assert.deepEqual(offMapAt(SCENE, fills, ["nations"], -1), []);
  assert.deepEqual(offMapAt(SCENE, fills, ["units"], 24), []);
});
