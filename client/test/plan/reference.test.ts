import assert from "node:assert/strict";
import { test } from "node:test";
import { worldPoint } from "../../src/geometry/mercator.ts";
import { FRAME, referenceStage } from "../../src/plan/reference.ts";
import type { Bounds } from "../../src/scene/scene.ts";

const NOTED = { title: "Who takes part", message: "So it is.", figures: [], changes: "", noted: true };
const BRITAIN_TO_UKRAINE: Bounds = [-6.5, 43.5, 35, 58.5];
const LEGEND_PX = 216;

/** The edges of a part of the map in a frame. */
function edgesOf([west, south, east, north]: Bounds, noted: boolean) {
  const { projection, kept } = referenceStage([west, south, east, north], { ...NOTED, noted });
  const [corner, other] = [worldPoint(north, west), worldPoint(south, east)];
  const notes = Math.max(
    ...kept.filter(({ bottom, left }) => left === 0 && bottom === FRAME.height).map((box) => box.right),
  );
  return {
    left: projection.x(corner.x),
    top: projection.y(corner.y),
    right: projection.x(other.x),
    bottom: projection.y(other.y),
    notes,
  };
}

test("what a chapter shows stands between its notes and the legend, from Britain to Ukraine", () => {
  const { left, right, top, bottom, notes } = edgesOf(BRITAIN_TO_UKRAINE, true);
  assert.ok(left >= notes - 0.5, `${left} is under the notes, which end at ${notes}`);
  assert.ok(right <= FRAME.width - LEGEND_PX + 0.5, `${right} is under the legend`);
  assert.ok(top >= 0 && bottom <= FRAME.height);
});

test("without notes the same part of the map is larger", () => {
  const [noted, alone] = [edgesOf(BRITAIN_TO_UKRAINE, true), edgesOf(BRITAIN_TO_UKRAINE, false)];
  assert.ok(alone.right - alone.left > noted.right - noted.left);
});
