import assert from "node:assert/strict";
import { test } from "node:test";
import { basisBadge, pill } from "../../src/paint/glyphs.ts";
import { PALETTES } from "../../src/paint/palette.ts";
import { readFont } from "../../src/still/font.ts";
import { svgBrush } from "../../src/still/svg-brush.ts";

const TEN_PX = (text: string) => 10 * [...text].length;

test("painters write SVG with the styles that they set", () => {
  const brush = svgBrush(TEN_PX);
  basisBadge(brush, "inferred", 10, 20, 4, "#111111", "#ffffff");
  assert.match(brush.svg, /^<path d="M15.5 20A5.5 5.5 0 1 1 4.5 20A5.5 5.5 0 1 1 15.5 20Z" fill="#ffffff"/);
  assert.match(brush.svg, /fill="none" stroke="#111111" stroke-width="1.4"/);
  pill(brush, "×3", 0, 0, PALETTES.light);
  assert.match(brush.svg, /<text [^>]*text-anchor="middle"[^>]*>×3<\/text>$/);
});

test("the edge of a text and the text are one element, and a plan's text is data", () => {
  const brush = svgBrush(TEN_PX);
  brush.font = 'italic 600 12px "A"';
  brush.lineWidth = 3;
  brush.strokeText("</text><script>&\u0001", 1, 2);
  brush.fillText("</text><script>&\u0001", 1, 2);
  assert.equal(brush.svg.match(/<text/g)?.length, 1);
  assert.match(brush.svg, /paint-order="stroke"/);
  assert.match(brush.svg, />&lt;\/text&gt;&lt;script&gt;&amp;<\/text>$/);
  assert.deepEqual(readFont(brush.font), { sizePx: 12, weight: 600, italic: true });
});

test("transforms move what is drawn and saved styles come back", () => {
  const brush = svgBrush(TEN_PX);
  brush.fillStyle = "#123456";
  brush.save();
  brush.translate(10, 10);
  brush.rotate(Math.PI / 2);
  brush.fillStyle = "#000000";
  brush.fillRect(0, 0, 5, 2);
  brush.restore();
  assert.match(brush.svg, /d="M10 10L10 15L8 15L8 10Z"/);
  assert.equal(brush.fillStyle, "#123456");
});
