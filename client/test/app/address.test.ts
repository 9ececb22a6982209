import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, initialState } from "../../src/app/address.ts";
import type { Scene } from "../../src/scene/scene.ts";

const scene = {
  plan: "mnf-u",
  view: "ukraine",
  opening: { view: "ukraine", time: 720 },
  views: [{ code: "ukraine" }, { code: "europe" }],
  time: { start: -720, end: 18240, stops: [], phases: [] },
  layers_on: ["units", "hubs"],
  filters: ["nation", "echelon", "function", "basis"].map((field) => ({ field })),
  terms: { layer: [{ code: "units" }, { code: "hubs" }, { code: "nodes" }] },
  chapters: [{ id: "rotation", title: "", view: "europe", time: 9600, layers: ["nodes"], focus: [], notes: "" }],
} as unknown as Scene;

test("the state survives the address bar", () => {
  const state = {
    ...initialState(scene, new URLSearchParams()),
    view: "europe",
    t: 9600,
    selected: "MNFU-HQ",
    layers: ["nodes"] as const,
    filters: { nation: ["FRA", "GBR"], echelon: [], function: [], basis: ["reported"] },
    naming: "name" as const,
    changes: false,
    camera: [50.5, 30.25, 7] as const,
  };
  const again = initialState(scene, new URLSearchParams(addressOf(scene, state, new URLSearchParams()).toString()));
  for (const key of ["view", "t", "selected", "layers", "filters", "naming", "changes", "camera"] as const)
    assert.deepEqual(again[key], state[key], key);
});

test("the address says nothing of names while the map shows ids", () => {
  const state = initialState(scene, new URLSearchParams("names=nonsense"));
  assert.equal(state.naming, "id");
  assert.equal(addressOf(scene, state, new URLSearchParams("names=name")).has("names"), false);
});

test("what changed is shown unless the address says no", () => {
  const state = initialState(scene, new URLSearchParams("changes=nonsense"));
  assert.equal(state.changes, true);
  assert.equal(addressOf(scene, state, new URLSearchParams("changes=off")).has("changes"), false);
});

test("a chapter sets view, time and layers, and the rest of the address wins over it", () => {
  const state = initialState(scene, new URLSearchParams("chapter=rotation"));
  assert.deepEqual([state.view, state.t, state.layers], ["europe", 9600, ["nodes"]]);
  assert.equal(initialState(scene, new URLSearchParams("chapter=rotation&t=D%2B1")).t, 24);
});

test("a presentation survives a reload, at a chapter that is there", () => {
  const state = { ...initialState(scene, new URLSearchParams("chapter=rotation")), presenting: true };
  const address = addressOf(scene, state, new URLSearchParams());
  assert.equal(initialState(scene, address).presenting, true);
  assert.equal(initialState(scene, new URLSearchParams("present=&chapter=none")).presenting, false);
});

test("nonsense in the address falls back and is not repeated", () => {
  const state = initialState(
    scene,
    new URLSearchParams("view=moon&t=soon&layers=x,units&map=1,2&chapter=none&other=kept"),
  );
  assert.deepEqual(
    [state.view, state.t, state.layers, state.camera, state.chapter],
    ["ukraine", 720, ["units"], null, ""],
  );
  const address = addressOf(scene, state, new URLSearchParams("view=moon&other=kept"));
  assert.equal(address.get("view"), "ukraine");
  assert.equal(address.get("other"), "kept");
});

test("a time outside the plan is brought to its end", () => {
  assert.equal(initialState(scene, new URLSearchParams("t=D%2B9999")).t, 18240);
  assert.equal(initialState(scene, new URLSearchParams("t=D-999")).t, -720);
});

test("what an address asks to be shown is selected with its layer, and is asked once", () => {
  const layer = { shows: "symbols", name: "nodes", items: [{ id: "LCC" }] };
  const withNodes = { ...scene, layers: [layer] } as unknown as Scene;
  const state = initialState(withNodes, new URLSearchParams("show=LCC&select=other"));
  assert.equal(state.selected, "LCC");
  assert.deepEqual(state.layers, ["units", "hubs", "nodes"]);
  const address = addressOf(withNodes, state, new URLSearchParams("show=LCC"));
  assert.equal(address.has("show"), false);
  assert.equal(address.get("select"), "LCC");
});
