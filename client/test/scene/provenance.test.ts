import assert from "node:assert/strict";
import { test } from "node:test";
import { provenanceLine } from "../../src/scene/provenance.ts";
import type { Item, Scene } from "../../src/scene/scene.ts";
import type { Selection } from "../../src/scene/selection.ts";

test("a contribution counts if it is in force on one of several maps", () => {
  const items = [0, 100, 900].map((start, i) => ({
    id: `${i}`,
    nation: "FRA",
    basis: "notional",
    source: "",
    from: start,
    until: start + 10,
  }));
  const layers = [{ name: "nations", shows: "nations", items }];
  const scene = { sources: {}, layers, problems: { set_aside: 0 } } as unknown as Scene;
  const selection = { standing: [], count: 0, byId: new Map() } as unknown as Selection;
  const line = (times: number[]) =>
    provenanceLine(scene, selection, [], [["FRA", "troops"]], times, { date: null, kept: false });
  assert.match(line([5]), /^1 row is notional/);
  assert.match(line([5, 105]), /^2 rows are notional/);
});

test("contributions count only where the layer of nations shows them", () => {
  const items = ["FRA", "GBR", ""].map((nation) => ({
    nation,
    basis: "notional",
    source: "",
    from: null,
    until: null,
  }));
  const scene = { sources: {}, layers: [{ shows: "nations", items }], problems: { set_aside: 0 } };
  const selection = { standing: [], count: 0, byId: new Map() } as unknown as Selection;
  const line = (fills: [string, string][]) =>
    provenanceLine(scene as unknown as Scene, selection, [], fills, 0, { date: null, kept: false });
  assert.equal(line([]), "");
  assert.match(line([["FRA", "troops"]]), /^1 row is notional/);
});

test("the line at the foot names sources once, counts what is notional, and what is not seen", () => {
  const item = (source: string, basis: string) => ({ source, basis }) as Item;
  const standing = [item("s1", "reported"), item("s1", "inferred"), item("", "notional")].map((one) => ({
    mark: { item: one },
    planned: false,
  }));
  const scene = { sources: { s1: { title: "Report", publisher: "PA" } }, layers: [], problems: { set_aside: 2 } };
  const selection = { standing, count: 3, byId: new Map() } as unknown as Selection;
  const line = provenanceLine(scene as unknown as Scene, selection, [], new Map(), 0, { date: null, kept: false }, 1);
  assert.equal(
    line,
    "Source: Report, PA. 1 row is notional: no government has agreed to it. 1 symbol lies outside the picture. 2 rows of the plan are not shown.",
  );
});

test("a row that two frames show is one notional row", () => {
  const item = { source: "", basis: "notional" } as Item;
  const standing = [true, false].map((planned) => ({ mark: { item }, planned }));
  const scene = { sources: {}, layers: [], problems: { set_aside: 0 } } as unknown as Scene;
  const selection = { standing, count: 2, byId: new Map() } as unknown as Selection;
  const line = provenanceLine(scene, selection, [], new Map(), 0, { date: null, kept: false });
  assert.equal(line, "1 row is notional: no government has agreed to it.");
});
