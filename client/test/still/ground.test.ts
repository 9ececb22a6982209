import assert from "node:assert/strict";
import { test } from "node:test";
import { paintGroundMap } from "../../src/basemap/ground-painter.ts";
import { Shapes } from "../../src/basemap/shapes.ts";
import { projectionAt, worldPoint } from "../../src/geometry/mercator.ts";
import { PALETTES } from "../../src/paint/palette.ts";
import { patternOf } from "../../src/still/ground.ts";
import { svgBrush } from "../../src/still/svg-brush.ts";

test("a pattern is one tile with an id of its own", () => {
  assert.match(patternOf("logistics", "light"), /^<defs><pattern id="fill-logistics" width="12"/);
  assert.equal(patternOf("nothing", "light"), "");
});

test("a picture paints sea only where the base map has data", () => {
  const measure = { width: () => 0 } as unknown as Parameters<typeof svgBrush>[0];
  const brush = svgBrush(measure);
  const palette = PALETTES.light;
  const scale = 2;
  const projection = projectionAt({ scale, left: 0, top: 0, width: 2 * 256, height: 2 * 256 });
  paintGroundMap(brush, projection, { shapes: () => Shapes.lines([]) } as never, palette);
  const shapes = [...brush.svg.matchAll(/<path d="M([\d.]+) ([\d.]+)L[^L]*L([\d.]+) ([\d.]+)L[^"]*" fill="([^"]*)"/g)];
  const [around, sea] = shapes.map(([, ...found]) => ({ edges: found.slice(0, 4).map(Number), fill: found[4] }));
  assert.deepEqual(around, { edges: [0, 0, 512, 512], fill: palette.beyond });
  const [corner, other] = [worldPoint(72, -42), worldPoint(33, 60)];
  const edges = [corner.x, corner.y, other.x, other.y].map((value) => Math.round(value * scale * 10) / 10);
  assert.deepEqual(sea, { edges, fill: palette.sea });
});
