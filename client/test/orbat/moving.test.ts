import assert from "node:assert/strict";
import { test } from "node:test";
import { editOf, moveOf, moveTo } from "../../src/orbat/moving.ts";
import { type Node, nodesOf } from "../../src/orbat/tree.ts";
import { BRANCHES } from "./data.ts";

const nodes = nodesOf({ branches: BRANCHES });

function node(name: string): Node {
  const found = nodes.find(({ line, kind }) => (line?.id ?? kind) === name);
  assert.ok(found);
  return found;
}

function told(moved: string, onto: string): string {
  const move = moveOf(nodes, node(moved), node(onto));
  return typeof move === "string" ? move : `${move.line.id} under ${move.to?.id ?? "nobody"}`;
}

test("a line goes under another one, or under nobody", () => {
  assert.equal(told("COY", "BN2"), "COY under BN2");
  assert.equal(told("COY", "no-parent"), "COY under nobody");
  assert.equal(told("FREE", "HQ"), "FREE under HQ");
  assert.equal(told("SUB", "no-parent"), "SUB under nobody");
});

test("what cannot be is told with its reason", () => {
  assert.equal(told("BDE", "COY"), "COY is under BDE itself; choose another one.");
  assert.equal(told("BDE", "BDE"), "BDE cannot be under itself; choose another one.");
  assert.equal(told("COY", "BN1"), "COY is under BN1 already.");
  assert.equal(told("FREE", "no-parent"), "FREE is under nobody already.");
  assert.match(told("AWAY", "HQ"), /^AWAY does not stand at this time/);
  assert.match(told("COY", "AWAY"), /^AWAY does not stand at this time/);
  assert.match(told("COY", "away"), /^Nothing can be under this heading/);
  assert.match(told("no-parent", "HQ"), /^First choose/);
});

test("the edit is that of the verb, from an instant on or for the whole period", () => {
  const move = moveTo(nodes, node("COY"), null);
  assert.ok(typeof move !== "string");
  const about = { kind: "assign", table: "placements", rows: ["h-COY"], tie: "parent", to: "" };
  assert.deepEqual(editOf(move, 720), { ...about, at: "D+30" });
  assert.deepEqual(editOf(move, null), about);
});
