import assert from "node:assert/strict";
import { test } from "node:test";
import { PALETTES } from "../../src/paint/palette.ts";
import type { LegendGroup } from "../../src/plan/legend-entries.ts";
import { fitLegend, LEGEND_WIDTH, paintLegend } from "../../src/still/legend.ts";
import { svgBrush } from "../../src/still/svg-brush.ts";

const measure = (text: string) => 6 * [...text].length;
const LOOK = { palette: PALETTES.light, theme: "light", measure } as const;

function legend(entries: number, mostHeight: number) {
  const group: LegendGroup = {
    name: "lines",
    title: "Lines",
    entries: Array.from({ length: entries }, (_, i) => ({
      code: String(i),
      mark: { kind: "leader" },
      text: `entry ${i}`,
      note: "a note below it",
    })),
  };
  const brush = svgBrush(measure);
  const fitted = fitLegend([group], measure, 1000, 10, mostHeight);
  assert.ok(fitted);
  paintLegend(brush, fitted, LOOK);
  const [, left, scale] = /translate\(([\d.]+) 10\) scale\(([\d.]+)\)/.exec(brush.svg) ?? [];
  const sizes = [...brush.svg.matchAll(/font-size="([\d.]+)/g)].map(([, size]) => Number(size) * Number(scale));
  const bottom = Math.max(...[...brush.svg.matchAll(/<text[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y)));
  return { svg: brush.svg, left: Number(left), scale: Number(scale), sizes, bottom: bottom * Number(scale) };
}

test("a legend with room has its full size", () => {
  const { scale, left, svg } = legend(3, 600);
  assert.deepEqual([scale, left], [1, 1000 - LEGEND_WIDTH]);
  assert.doesNotMatch(svg, /and \d+ more/);
});

test("a long legend stays within its height, tells what is left out, and keeps every text legible", () => {
  for (const entries of [20, 21, 22, 24, 40, 200]) {
    const { scale, sizes, bottom, svg } = legend(entries, 600);
    assert.ok(scale < 1 && bottom <= 600, `${entries}: ${bottom}`);
    assert.ok(sizes.length > 10 && Math.min(...sizes) >= 9, `${entries}: ${Math.min(...sizes)}`);
    const told = [...svg.matchAll(/>entry \d+</g)].length;
    const more = Number(/and (\d+) more/.exec(svg)?.[1] ?? 0);
    assert.equal(told + more, entries);
  }
});
