import assert from "node:assert/strict";
import { test } from "node:test";
import { FORM_MARKS, type Form } from "../../src/paint/form-marks.ts";
import { PALETTES } from "../../src/paint/palette.ts";
import { legendGroups, type Shown } from "../../src/plan/legend-entries.ts";
import type { Item, Scene } from "../../src/scene/scene.ts";
import { markSvg } from "../../src/still/legend-marks.ts";

const FORMS = Object.keys(FORM_MARKS) as Form[];

function shown(forms?: readonly Form[]): Shown {
  const scene = { terms: {}, layers: [] } as unknown as Scene;
  const selection = { standing: [], count: 0, byId: new Map() } as unknown as Shown["selection"];
  const about = {
    scene,
    layers: new Set<string>(),
    selection,
    events: [{ basis: "reported" } as Item],
    fills: new Map(),
  };
  return forms ? { ...about, forms: new Set(forms) } : about;
}

const marks = (forms?: readonly Form[]) =>
  legendGroups(shown(forms)).flatMap(({ entries }) => entries.map(({ mark }) => mark.kind));

test("a form is explained only when the map draws it", () => {
  assert.deepEqual(marks(), ["event"]);
  assert.deepEqual(marks([]), ["event"]);
  for (const form of FORMS) assert.deepEqual(marks([form]), ["event", form]);
  assert.deepEqual(marks(FORMS.toReversed()), ["event", ...FORMS]);
});

test("each form has a text and a sample of its own", () => {
  const entries = legendGroups(shown(FORMS)).flatMap((group) => group.entries);
  assert.equal(new Set(entries.map((entry) => entry.text)).size, FORMS.length + 1);
  for (const theme of ["light", "dark"] as const) {
    const samples = FORMS.map((kind) => markSvg({ kind }, PALETTES[theme], theme));
    assert.equal(new Set(samples).size, FORMS.length);
    assert.match(samples[FORMS.indexOf("count")] ?? "", />\+3</);
    assert.ok(samples[FORMS.indexOf("ring")]?.includes(PALETTES[theme].accent));
  }
});

test("a thing on several maps is counted once, and who contributes without an area is named", () => {
  const layer = { name: "units", symbols: { kind: "function", legend: "Units", rank: 1 }, shows: "symbols" };
  const at = (id: string, key: string) => ({
    mark: {
      key,
      layer,
      item: { id, sidc: "10031000001211000000", basis: "notional", codes: { function: "infantry" } },
    },
    planned: false,
  });
  const standing = [at("A", "units/A/0"), at("A", "units/A/24"), at("B", "units/B/0")];
  const scene = {
    terms: { contribution: [{ code: "logistics", label: "Logistical support" }] },
    nations: { POL: "Poland", USA: "United States", UNNAMED: "Not named" },
    layers: [layer],
  };
  const about = { ...shown([]), scene, selection: { standing, count: 3, byId: new Map() }, events: [] };
  const giving = ["POL", "USA", "UNNAMED"].map((nation) => [nation, "logistics"] as const);
  const nations = { fills: new Map(giving), layers: new Set(["nations"]) };
  const groups = legendGroups({ ...about, ...nations } as unknown as Shown);
  const [units, given] = ["units", "nations"].map((name) => groups.find((group) => group.name === name));
  assert.equal(units?.title, "Units (2)");
  assert.equal(units?.entries[0]?.title, "2 symbols");
  assert.deepEqual(
    given?.entries.map(({ text, note }) => [text, note]),
    [["Logistical support", "Not named, Poland, United States"]],
  );
});
