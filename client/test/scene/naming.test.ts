import assert from "node:assert/strict";
import { test } from "node:test";
import { labelOf } from "../../src/scene/naming.ts";

const unit = { id: "MNB-S", name: "Multinational Brigade South", short: "MN Bde South" };

test("a symbol is called by its id, or by its short name", () => {
  assert.equal(labelOf(unit, "id"), "MNB-S");
  assert.equal(labelOf(unit, "name"), "MN Bde South");
});

test("without a short name it is called by its name, and without any name by its id", () => {
  assert.equal(labelOf({ ...unit, short: "" }, "name"), "Multinational Brigade South");
  assert.equal(labelOf({ id: "HUB-VIN", name: "Vinnytsia hub" }, "name"), "Vinnytsia hub");
  assert.equal(labelOf({ id: "HUB-VIN", name: "" }, "name"), "HUB-VIN");
});
