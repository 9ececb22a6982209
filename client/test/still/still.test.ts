import assert from "node:assert/strict";
import { test } from "node:test";
import { basisBadge, pill } from "../../src/paint/glyphs.ts";
import { PALETTES } from "../../src/paint/palette.ts";
import { provenanceLine } from "../../src/scene/provenance.ts";
import type { Item, Scene } from "../../src/scene/scene.ts";
import type { Selection } from "../../src/scene/selection.ts";
import { patternOf } from "../../src/still/ground.ts";
import { scaleBar } from "../../src/still/scale-bar.ts";
import { readFont, svgBrush } from "../../src/still/svg-brush.ts";
import { isRightToLeft, wrapped } from "../../src/still/text.ts";
import { escapeXml } from "../../src/still/xml.ts";

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

test("what XML cannot hold is left out", () => {
  assert.equal(escapeXml('a\u0000b\ud800c"\ufffe'), "abc&quot;");
  assert.equal(escapeXml("Київ 🙂"), "Київ 🙂");
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

test("lines break at spaces, inside a word only where they must, and keep every letter", () => {
  assert.deepEqual(wrapped("one two three", 70, "10px x", TEN_PX), ["one two", "three"]);
  assert.deepEqual(wrapped("abcdefgh", 30, "10px x", TEN_PX), ["abc", "def", "gh"]);
  const long = "A title of four hundred characters ".repeat(12).trim();
  assert.equal(wrapped(long, 200, "10px x", TEN_PX).join(" "), long);
  assert.deepEqual(wrapped("a\nb", 100, "10px x", TEN_PX), ["a", "b"]);
});

test("a text runs as its first letter does", () => {
  assert.equal(isRightToLeft("12 قوة Force"), true);
  assert.equal(isRightToLeft("Force קוח"), false);
  assert.equal(isRightToLeft("123"), false);
});

test("the bar of the scale is 1, 2 or 5 times a power of ten, and as long as it says", () => {
  for (const scale of [8, 40, 100, 700]) {
    const projection = {
      x: (w: number) => w * scale,
      y: (w: number) => w * scale,
      zoom: 0,
      scale,
      width: 800,
      height: 400,
    };
    const { km, px } = scaleBar(projection);
    assert.ok(px <= 140 && px > 50, String(px));
    assert.match(String(km), /^[125]0*$/);
  }
});

test("a pattern is one tile with an id of its own", () => {
  assert.match(patternOf("logistics", "light"), /^<defs><pattern id="fill-logistics" width="8"/);
  assert.equal(patternOf("nothing", "light"), "");
});

test("the line at the foot names sources once, counts what is notional, and what is not seen", () => {
  const item = (source: string, basis: string) => ({ source, basis }) as Item;
  const standing = [item("s1", "reported"), item("s1", "inferred"), item("", "notional")].map((one) => ({
    mark: { item: one },
    planned: false,
  }));
  const scene = { sources: { s1: { title: "Report", publisher: "PA" } }, layers: [], problems: { set_aside: 2 } };
  const selection = { standing, count: 3, byId: new Map() } as unknown as Selection;
  const line = provenanceLine(scene as unknown as Scene, selection, [], new Map(), 0, 1);
  assert.equal(
    line,
    "Source: Report, PA. 1 entry is notional: no government has agreed to this. 1 symbol lies outside the picture. 2 rows of the plan not shown.",
  );
});
