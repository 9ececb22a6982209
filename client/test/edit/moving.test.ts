import assert from "node:assert/strict";
import { test } from "node:test";
import { divided, droppedBy, moveMessage, sinceUnasked } from "../../src/edit/moving.ts";
import { unit } from "./grips.ts";

const there = { lat: 51, lon: 31 };
const [early, now, later] = [unit("E", { until: 24 }), unit("N", { from: 0 }), unit("L", { from: 72 })];
const event = unit("EV", { table: "events", timed: false });

test("only what stands before and after an instant could stand elsewhere from then on", () => {
  const moves = new Map([early, now, later, event].map((grip) => [grip, there]));
  assert.deepEqual(
    divided(moves, 48).map(({ id }) => id),
    ["N"],
  );
});

test("nobody is asked about what only comes later, and the server says so", () => {
  assert.equal(sinceUnasked(new Map([[later, there]]), 48), 48);
  assert.equal(sinceUnasked(new Map([[event, there]]), 48), null);
});

test("a move of several things is one message, and each is remembered by its row or by when it begins", () => {
  const moves = new Map([
    [now, there],
    [event, { lat: 50, lon: 30 }],
  ]);
  assert.deepEqual(moveMessage(moves, 48), {
    kind: "move-each",
    moves: [
      { table: "placements", row: "n", lat: 51, lon: 31 },
      { table: "events", row: "ev", lat: 50, lon: 30 },
    ],
    at: "D+2",
  });
  const [first, second] = droppedBy(moves, 48);
  assert.deepEqual([first?.handle, first?.since, second?.handle, second?.since], [null, 48, "ev", null]);
  assert.equal("at" in moveMessage(moves, null), false);
});
