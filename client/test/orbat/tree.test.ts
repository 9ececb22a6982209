import assert from "node:assert/strict";
import { test } from "node:test";
import { foundByTyping, inView, nodesOf, opensAtFirst } from "../../src/orbat/tree.ts";
import { BRANCHES, line } from "./data.ts";

const nodes = nodesOf({ branches: BRANCHES });

test("each item has its level, its place and the number beside it", () => {
  assert.deepEqual(
    nodes.map(({ key, level, place, siblings, children }) => [key, level, place, siblings, children].join(" ")),
    [
      "line/HQ 1 1 3 1",
      "line/BDE 2 1 1 2",
      "line/BN1 3 1 2 1",
      "line/COY 4 1 1 0",
      "line/BN2 3 2 2 0",
      "branch/no-parent 1 2 3 1",
      "line/FREE 2 1 1 1",
      "line/SUB 3 1 1 0",
      "branch/away 1 3 3 1",
      "line/AWAY 2 1 1 0",
    ],
  );
});

test("what is below a closed item is not in view", () => {
  const shown = inView(nodes, ({ key }) => !["line/BN1", "branch/away"].includes(key));
  assert.deepEqual(
    shown.map((i) => nodes[i]?.line?.id ?? nodes[i]?.kind),
    ["HQ", "BDE", "BN1", "BN2", "no-parent", "FREE", "SUB", "away"],
  );
});

test("a short tree is open at first but for what is away, a long one by its first levels", () => {
  assert.deepEqual(
    nodes.filter((node) => !opensAtFirst(node, nodes.length)).map(({ kind }) => kind),
    ["away", "away"],
  );
  const open = nodes.filter((node) => opensAtFirst(node, 1000)).map(({ level }) => level);
  assert.equal(Math.max(...open), 2);
});

test("one letter goes on, more letters find what begins with them, by name or id", () => {
  const at = (from: number, typed: string) => nodes[foundByTyping(nodes, from, typed)]?.line?.id;
  assert.equal(at(0, "b"), "BDE");
  assert.equal(at(1, "b"), "BN1");
  assert.equal(at(2, "bb"), "BN2");
  assert.equal(at(4, "b"), "BDE");
  assert.equal(at(1, "bn"), "BN1");
  assert.equal(at(2, "bn1"), "BN1");
  assert.equal(at(0, "unit su"), "SUB");
  assert.equal(foundByTyping(nodes, 0, "zz"), -1);
  assert.equal(foundByTyping([], 0, "a"), -1);
});

test("a tree of one chain is as deep as it is long", () => {
  const lines = Array.from({ length: 1000 }, (_, i) => line(`U${i}`, i));
  assert.equal(nodesOf({ branches: [{ kind: "command", lines }] }).at(-1)?.level, 1000);
});
