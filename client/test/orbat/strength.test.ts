import assert from "node:assert/strict";
import { test } from "node:test";
import { ownStrength, totalStrength } from "../../src/orbat/strength.ts";
import { labelsOf, nameOf } from "../../src/orbat/telling.ts";
import { nodesOf } from "../../src/orbat/tree.ts";
import { drawn, scrolledTo } from "../../src/orbat/window.ts";
import { line } from "./data.ts";

test("an unknown strength is said, and counts as nothing", () => {
  assert.equal(ownStrength({ own: 1234 }), "1,234");
  assert.equal(ownStrength({ own: 0 }), "0");
  assert.equal(ownStrength({ own: null }), "unknown");
  assert.equal(ownStrength({}), "");
  assert.equal(totalStrength({ persons: 12_850, unknown: 0 }), "12,850");
  assert.equal(totalStrength({ persons: 850, unknown: 1 }), "≥ 850, 1 unknown");
  assert.equal(totalStrength({ persons: 0, unknown: 2 }), "2 unknown");
  assert.equal(totalStrength({ persons: null, unknown: 0 }), "");
});

test("the name of a line says all that its columns show", () => {
  const lines = [
    line("HQ", 0, { own: undefined, persons: 850, unknown: 1, kind: "Brigade" } as never),
    line("BN", 1, { own: null, persons: 0, unknown: 1, note: "It is under X" }),
  ];
  const nodes = nodesOf({ branches: [{ kind: "no-parent", lines }] });
  const labels = labelsOf({
    bases: [{ code: "notional", label: "Notional" }],
    nations: [{ code: "FRA", label: "France" }],
  });
  assert.deepEqual(
    nodes.map((node) => nameOf(node, labels, node.line?.id === "BN")),
    [
      "No parent: 1 unit",
      "Unit HQ, HQ, Brigade, France, with all below ≥ 850, 1 unknown, Notional",
      "Unit BN, BN, Battalion, France, strength unknown, Notional. It is under X. To be moved",
    ],
  );
});

test("of a long tree only what is seen is drawn, with some beside it and the active item", () => {
  assert.deepEqual(drawn(3, 0, 300, 30, 0), [0, 1, 2]);
  const places = drawn(1000, 3000, 300, 30, 500);
  assert.deepEqual([places[0], places.at(-2), places.at(-1)], [92, 118, 500]);
  assert.equal(drawn(1000, 3000, 300, 30, 2)[0], 2);
  assert.deepEqual(drawn(0, 0, 300, 30, -1), []);
});

test("it scrolls as far as the active item needs, and no farther", () => {
  assert.equal(scrolledTo(5, 0, 300, 30), 0);
  assert.equal(scrolledTo(10, 0, 300, 30), 30);
  assert.equal(scrolledTo(2, 300, 300, 30), 60);
});
