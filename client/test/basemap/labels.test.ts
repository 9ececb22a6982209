import assert from "node:assert/strict";
import { test } from "node:test";
import { inOrder, type PlacedLabel, paintPlaces } from "../../src/basemap/label-painter.ts";
import { CAPITAL, COUNTRY, SEA, TOWN } from "../../src/basemap/label-rules.ts";
import type { Area, Label } from "../../src/basemap/load.ts";
import { NO_RELEVANCE, relevanceOf } from "../../src/basemap/relevance.ts";
import type { Box } from "../../src/geometry/boxes.ts";
import { overlap } from "../../src/geometry/boxes.ts";
import type { Projection } from "../../src/geometry/mercator.ts";
import { fontOf } from "../../src/paint/glyphs.ts";
import { PALETTES } from "../../src/paint/palette.ts";
import { deskSizes } from "../../src/plan/sizes.ts";
import type { Scene } from "../../src/scene/scene.ts";
import { readFont } from "../../src/still/font.ts";
import { svgBrush } from "../../src/still/svg-brush.ts";
import { boxRing } from "./rings.ts";

const LETTER_PX = 7;

function area(west: number, south: number, east: number, north: number): Area {
  return { polygons: [[boxRing(west, south, east, north)]] };
}

const AREAS = new Map([
  ["POL", area(14, 49, 24, 55)],
  ["UKR", area(24, 44, 40, 52)],
  ["DEU", area(6, 47, 14, 55)],
  ["UA-46", area(24, 49, 26, 51)],
]);
const LABELS: Label[] = [
  { text: "Saint Helier", weight: 280, kind: CAPITAL, lat: 49.19, lon: -2.1 },
  { text: "Berlin", weight: 34263, kind: CAPITAL, lat: 52.52, lon: 13.4 },
  { text: "Mokotów", weight: 2200, kind: TOWN, lat: 52.2, lon: 21.03 },
  { text: "Warsaw", weight: 17021, kind: CAPITAL, lat: 52.23, lon: 21.01 },
  { text: "Lviv", weight: 7174, kind: TOWN, lat: 49.84, lon: 24.03 },
  { text: "Germany", weight: 8, kind: COUNTRY, lat: 51, lon: 10 },
  { text: "Poland", weight: 7, kind: COUNTRY, lat: 52, lon: 19 },
  { text: "Ukraine", weight: 7, kind: COUNTRY, lat: 49, lon: 31 },
  { text: "Black Sea", weight: 5, kind: SEA, lat: 43, lon: 33 },
];

function sceneOf(...items: { lat: number; lon: number; place?: string }[]): Scene {
  return { layers: [{ shows: "symbols", items }] } as unknown as Scene;
}

const RELEVANCE = relevanceOf(sceneOf({ lat: 52.21, lon: 21.02, place: "Warsaw" }, { lat: 49.84, lon: 24.03 }), AREAS);

function ordered(relevance = RELEVANCE): PlacedLabel[] {
  return inOrder({ labels: LABELS, areas: AREAS }, relevance);
}

/** A picture 1000 pixels wide around a position. */
function projection(zoom: number, lat: number, lon: number): Projection {
  const scale = 2 ** zoom;
  const [middle] = inOrder({ labels: [{ text: "", weight: 0, kind: TOWN, lat, lon }], areas: new Map() }, NO_RELEVANCE);
  const [left, top] = [(middle?.point.x ?? 0) * scale - 500, (middle?.point.y ?? 0) * scale - 300];
  return { x: (w) => w * scale - left, y: (w) => w * scale - top, zoom, scale, width: 1000, height: 600 };
}

/** What was painted: each text with the box of its letters, and the number of dots. */
function painted(at: Projection, taken: Box[] = []) {
  const texts = new Map<string, Box>();
  const fonts = new Map<string, string>();
  const brush = svgBrush((text) => text.length * LETTER_PX);
  const fillText = brush.fillText.bind(brush);
  const arc = brush.arc.bind(brush);
  let dots = 0;
  brush.fillText = (text, x, y) => {
    texts.set(text, { left: x, right: x + brush.measureText(text).width, top: y - 6, bottom: y + 6 });
    fonts.set(text, brush.font);
    fillText(text, x, y);
  };
  brush.arc = (...where) => {
    dots += 1;
    arc(...where);
  };
  paintPlaces(brush, at, ordered(), PALETTES.light, { taken });
  return { texts, fonts, dots };
}

test("what concerns the plan comes first, and capitals of islands last", () => {
  const names = ordered().map(({ text }) => text);
  assert.deepEqual(names, [
    "Poland", "Ukraine", "Warsaw", "Lviv", "Germany", "Black Sea", "Berlin", "Mokotów", "Saint Helier",
  ]); // biome-ignore format: names
  assert.equal(ordered(NO_RELEVANCE)[0]?.text, "Germany");
});

test("a place has one town: that of its name, or else the largest nearby", () => {
  const towns = (place: string) =>
    inOrder({ labels: LABELS, areas: AREAS }, relevanceOf(sceneOf({ lat: 52.21, lon: 21.02, place }), AREAS))
      .filter(({ kind, ofPlan }) => ofPlan && kind !== COUNTRY)
      .map(({ text }) => text);
  assert.deepEqual([towns("Mokotów"), towns("Camp")], [["Mokotów"], ["Warsaw"]]);
});

test("countries are named at the scale of Europe", () => {
  for (const zoom of [4, 4.5, 5]) {
    const { texts } = painted(projection(zoom, 50, 20));
    for (const name of ["GERMANY", "POLAND", "UKRAINE"]) assert.ok(texts.has(name), `${name} at ${zoom}`);
  }
});

test("a country whose usual spot is taken is named elsewhere in it", () => {
  const at = projection(5, 50, 20);
  const free = painted(at).texts.get("UKRAINE");
  assert.ok(free);
  const moved = painted(at, [free]).texts.get("UKRAINE");
  assert.ok(moved && !overlap(moved, free));
  const whole = { left: at.x(0.5 * 256), right: 1000, top: 0, bottom: 600 };
  assert.equal(painted(at, [whole]).texts.get("UKRAINE"), undefined);
});

test("a name covers no symbol, and no edge cuts one", () => {
  let shown = 0;
  for (let step = 0; step < 40; step++) {
    const at = projection(4.5 + step / 20, 48 + (step % 7), 8 + step);
    const taken = Array.from({ length: 12 }, (_, i) => {
      const [left, top] = [(i * 211 + step * 37) % 950, (i * 89 + step * 53) % 560];
      return { left, top, right: left + 50, bottom: top + 40 };
    });
    const { texts } = painted(at, taken);
    for (const [text, box] of texts) {
      if (!overlap(box, { left: 0, top: 0, right: 1000, bottom: 600 })) continue;
      shown += 1;
      assert.ok(!taken.some((other) => overlap(box, other)), text);
      assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 1000 && box.bottom <= 600, text);
    }
  }
  assert.ok(shown > 50);
});

function middle({ left, right, top, bottom }: Box) {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

test("a dot has its name, and a covered town of no plan has neither", () => {
  const at = projection(6, 52, 18);
  const towns = ["Berlin", "Warsaw", "Lviv", "Mokotów"];
  const free = painted(at);
  assert.equal(free.dots, towns.filter((name) => free.texts.has(name)).length);
  const around = (name: string): Box => {
    const { point } = ordered().find(({ text }) => text === name) ?? { point: { x: 0, y: 0 } };
    const [x, y] = [at.x(point.x), at.y(point.y)];
    return { left: x - 12, right: x + 12, top: y - 12, bottom: y + 12 };
  };
  const standing = (name: string) => ({ ...around(name), at: middle(around(name)) });
  const { texts, dots } = painted(at, [around("Berlin"), standing("Warsaw")]);
  assert.equal(texts.has("Berlin"), false);
  assert.ok(texts.has("Warsaw"), "the name of a place of the plan stands beside what stands there");
  assert.equal(painted(at, [around("Warsaw")]).texts.has("Warsaw"), false, "beside something else it would name that");
  assert.equal(dots, 1);
});

test("no name of the ground is as heavy as that of a unit", () => {
  const unit = readFont(fontOf("name", deskSizes(0).name));
  for (const zoom of [4, 5.5, 6.5]) {
    for (const [text, font] of painted(projection(zoom, 50, 20)).fonts) {
      const { sizePx, weight } = readFont(font);
      assert.ok(sizePx <= (weight > 400 ? 11.5 : 12), text);
      if (text !== text.toUpperCase()) assert.ok(weight < unit.weight, text);
    }
  }
});
