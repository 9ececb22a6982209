import assert from "node:assert/strict";
import { test } from "node:test";
import { gripsOf, pinsAt } from "../../src/edit/grips.ts";
import { Picked } from "../../src/edit/picked.ts";
import { putAt } from "../../src/edit/putter.ts";
import type { Scene } from "../../src/scene/scene.ts";
import { unit } from "./grips.ts";

const period = { from: null, until: null };
const here = { lat: 50, lon: 30 };
const symbols = { shows: "symbols", name: "hubs", table: "hubs", symbols: {} };
const hub = { id: "H", row: 2, handle: "h", name: "Hub", ...here, ...period, precision: { km: 5 }, codes: {} };
const cell = { ...hub, id: "C", handle: "c", precision: { country: "UKR" } };
const event = { id: "E", row: 2, handle: "e", name: "Event", ...period };
const scene = {
  layers: [
    { ...symbols, items: [hub, cell, { ...hub, id: "R", handle: undefined }] },
    {
      shows: "events",
      name: "events",
      table: "events",
      items: [
        { ...event, ...here },
        { ...event, id: "N", lat: null },
      ],
    },
  ],
  annotations: [
    { id: "A", row: 2, handle: "a", chapter: "one", text: "Here", ...here },
    { id: "B", row: 3, handle: "b", chapter: "two", text: "There", ...here },
  ],
  editing: {
    puttable: [
      { table: "hubs", square_km: 10, of_chapter: false },
      { table: "events", square_km: 0.1, of_chapter: false },
      { table: "closures", square_km: 0.1, of_chapter: false },
      { table: "annotations", square_km: 0.1, of_chapter: true },
    ],
    closures: [{ id: "C1", name: "", key: "closures/C1", handle: "x", ...here, km: 5, from: 24, until: 48 }],
  },
} as unknown as Scene;

test("whatever has a position and a row to edit may be moved, with its own precision", () => {
  assert.deepEqual(
    gripsOf(scene).map(({ id, table, km, timed }) => [id, table, km, timed]),
    [
      ["H", "hubs", 5, true],
      ["C", "hubs", 10, true],
      ["E", "events", 0.1, false],
      ["A", "annotations", 0.1, false],
      ["B", "annotations", 0.1, false],
      ["C1", "closures", 0.1, true],
    ],
  );
});

test("pins are the annotations of the chapter and the closures of the time", () => {
  const ids = (t: number, chapter: string) => pinsAt(scene, t, chapter).map(({ id }) => id);
  assert.deepEqual(ids(24, "one"), ["A", "C1"]);
  assert.deepEqual(ids(48, "two"), ["B"]);
  assert.deepEqual(ids(0, ""), []);
});

test("what is put has an id that the plan lacks, and an annotation its chapter", () => {
  const { message, dropped } = putAt({ table: "annotations" }, here, 24, scene, { chapter: "one", nation: "" });
  assert.deepEqual(message, { kind: "put", id: "NEW-1", ...here, t: 24, table: "annotations", chapter: "one" });
  assert.equal(dropped[0]?.thing, "annotations/NEW-1");
  const hub = putAt({ table: "hubs" }, here, 24, scene, { chapter: "one", nation: "" }).message;
  assert.equal("chapter" in hub, false);
  assert.deepEqual(putAt({ template: "forward-hub" }, here, 24, scene, { chapter: "", nation: "" }).message, {
    kind: "template",
    name: "forward-hub",
    ...here,
    at: "D+1",
  });
});

test("a thing that is picked stays picked in another row", () => {
  const picked = new Picked();
  picked.toggle(unit("A"));
  assert.deepEqual(
    picked.among([unit("A", { handle: "other", from: 48 }), unit("B")]).map(({ id }) => id),
    ["A"],
  );
  picked.toggle(unit("A"));
  assert.equal(picked.things.size, 0);
});
