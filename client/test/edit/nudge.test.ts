import assert from "node:assert/strict";
import { test } from "node:test";
import { Nudge } from "../../src/edit/nudge.ts";
import { distanceKm } from "../../src/geometry/geodesy.ts";
import { unit } from "./grips.ts";

function press(nudge: Nudge, ...keys: string[]) {
  for (const key of keys) nudge.step({ key: key.replace("Shift+", ""), shiftKey: key.startsWith("Shift+") });
  return [...nudge.moves.values()];
}

test("a step is as long as the precision, on the ground, and ten times that with Shift", () => {
  const grip = unit("A", { km: 5 });
  const [north] = press(new Nudge([grip]), "ArrowUp");
  assert.ok(north && Math.abs(distanceKm(grip, north) - 5) < 0.001 && north.lat > grip.lat);
  const [west] = press(new Nudge([grip]), "Shift+ArrowLeft");
  assert.ok(west && Math.abs(distanceKm(grip, west) - 50) < 0.001 && west.lon < grip.lon);
});

test("steps add up, and back is where it was", () => {
  const grip = unit("A");
  const [back] = press(new Nudge([grip]), "ArrowUp", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft");
  assert.ok(back && distanceKm(grip, back) < 0.001);
});

test("several go as far as the least exact of them", () => {
  const grips = [unit("A", { km: 1 }), unit("B", { km: 10, lat: 48 })];
  const places = press(new Nudge(grips), "ArrowDown");
  places.forEach((place, i) => {
    assert.ok(Math.abs(distanceKm(grips[i] ?? place, place) - 10) < 0.001);
  });
});

test("another key is no step", () => {
  assert.equal(new Nudge([unit("A")]).step({ key: "a", shiftKey: false }), false);
});
