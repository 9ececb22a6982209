import assert from "node:assert/strict";
import { test } from "node:test";
import { nodesOf } from "../../src/orbat/tree.ts";
import { TreeView } from "../../src/orbat/view.ts";
import { BRANCHES, line } from "./data.ts";

const nodes = nodesOf({ branches: BRANCHES });
const ids = (view: TreeView) => view.shown.map(({ line, kind }) => line?.id ?? kind).join(" ");
const at = (view: TreeView) => view.active?.line?.id ?? view.active?.kind;

test("the keys go up and down, stop at both ends, and into and out of items", () => {
  const view = new TreeView(nodes, "");
  assert.equal(at(view), "HQ");
  view.step(-1);
  assert.equal(at(view), "HQ");
  view.step(Number.POSITIVE_INFINITY);
  assert.equal(at(view), "away");
  view.into();
  assert.equal(at(view), "away");
  view.into();
  assert.equal(at(view), "AWAY");
  view.into();
  assert.equal(at(view), "AWAY");
  view.out();
  view.out();
  assert.deepEqual([at(view), ids(view).includes("AWAY")], ["away", false]);
  view.out();
  assert.equal(at(view), "away");
});

test("who closes an item is at it, and not at what it hides", () => {
  const view = new TreeView(nodes, "COY");
  assert.equal(at(view), "COY");
  const [, brigade] = nodes;
  assert.ok(brigade);
  view.open(brigade, false);
  assert.deepEqual([at(view), ids(view)], ["BDE", "HQ BDE no-parent FREE SUB away"]);
  view.reveal(nodes[3] ?? brigade);
  assert.deepEqual([at(view), view.isOpen(brigade)], ["COY", true]);
  view.openAll(false);
  assert.deepEqual([at(view), ids(view)], ["HQ", "HQ no-parent away"]);
  view.openAll(true);
  assert.equal(view.shown.length, nodes.length);
});

test("the selected line is in view from the first, wherever it is", () => {
  const view = new TreeView(nodes, "AWAY");
  assert.deepEqual([at(view), view.selected], ["AWAY", "AWAY"]);
  assert.equal(at(new TreeView(nodes, "GONE")), "HQ");
});

test("the keys stay where they are when the tree changes, or at what is in that place", () => {
  const view = new TreeView(nodes, "BN2");
  const [command, ...rest] = BRANCHES;
  assert.ok(command);
  const without = (id: string) => [{ ...command, lines: command.lines.filter((one) => one.id !== id) }, ...rest];
  view.update(nodesOf({ branches: without("COY") }));
  assert.equal(at(view), "BN2");
  view.update(nodesOf({ branches: without("BN2") }));
  assert.equal(at(view), "COY");
  view.update(nodesOf({ branches: [] }));
  assert.deepEqual([view.active, view.at], [null, -1]);
  view.update(nodesOf({ branches: [{ kind: "command", lines: [line("NEW", 0)] }] }));
  assert.equal(at(view), "NEW");
});

test("an item opens all beside it", () => {
  const view = new TreeView(nodes, "");
  view.openAll(false);
  const [first] = nodes;
  assert.ok(first);
  view.openSiblings(first);
  assert.equal(ids(view), "HQ BDE no-parent FREE away AWAY");
});
