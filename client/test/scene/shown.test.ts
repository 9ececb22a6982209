import assert from "node:assert/strict";
import { test } from "node:test";
import type { Scene } from "../../src/scene/scene.ts";
import { fillsAt } from "../../src/scene/shown.ts";

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

test("nations give, and count as shown, only while their layer is on; one without an area on the map is named too", () => {
  assert.deepEqual(
    [...fillsAt(SCENE, ["nations"], 0)],
    [
      ["POL", "logistics"],
      ["FRA", "ground_forces"],
      ["USA", "logistics"],
    ],
  );
  assert.equal(fillsAt(SCENE, ["units"], 0).size, 0);
  assert.deepEqual([...fillsAt(SCENE, ["nations"], -1).keys()], ["POL"]);
});
