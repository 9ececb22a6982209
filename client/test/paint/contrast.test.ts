import assert from "node:assert/strict";
import { test } from "node:test";
import { blended, contrast, PALETTES, type Palette, readableOn, type Theme } from "../../src/paint/palette.ts";
import { CONTRIBUTION_STYLE, NATION_ALPHA } from "../../src/paint/patterns.ts";
import { WAY_STYLES } from "../../src/plan/analysis.ts";
import { LINK_ALPHA } from "../../src/plan/links.ts";
import { PRECISION_LINE } from "../../src/plan/precision.ts";

const TEXT = 4.5;
const LINE = 3;
const THEMES: readonly Theme[] = ["light", "dark"];

/** All that lies below names and lines: sea, lakes, land, and land filled by each contribution. */
function grounds(theme: Theme): Map<string, string> {
  const { sea, water, land, ukraine } = PALETTES[theme];
  const found = new Map(Object.entries({ sea, water, land, ukraine }));
  for (const [kind, { colour }] of Object.entries(CONTRIBUTION_STYLE)) {
    for (const [name, under] of Object.entries({ land, ukraine })) {
      found.set(`${kind} on ${name}`, blended(colour[theme], NATION_ALPHA.fill, under));
    }
  }
  return found;
}

function legible(what: string, colour: string, alpha: number, least: number, theme: Theme): void {
  for (const [name, ground] of grounds(theme)) {
    const ratio = contrast(blended(colour, alpha, ground), ground);
    assert.ok(ratio >= least, `${what} on ${name}, ${theme}: ${ratio.toFixed(2)}`);
  }
}

test("the contrast is that of WCAG", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
  assert.equal(blended("#000000", 0.5, "#ffffff"), "#808080");
});

for (const theme of THEMES) {
  const palette: Palette = PALETTES[theme];
  test(`every name is read on every ground, ${theme}`, () => {
    for (const name of ["label", "labelStrong", "labelSea", "ink"] as const)
      legible(name, palette[name], 1, TEXT, theme);
  });

  test(`every name is read on the lines of a pattern, whose edge it has, ${theme}`, () => {
    for (const { colour } of Object.values(CONTRIBUTION_STYLE)) {
      const line = blended(palette.halo, 0.85, blended(colour[theme], NATION_ALPHA.pattern, palette.land));
      for (const name of [palette.label, palette.labelStrong]) assert.ok(contrast(name, line) >= TEXT);
    }
  });

  test(`every line that means something is seen on every ground, ${theme}`, () => {
    for (const [kind, alpha] of Object.entries(LINK_ALPHA)) {
      for (const name of ["command", "supply"] as const) legible(`${name} ${kind}`, palette[name], alpha, LINE, theme);
    }
    legible("precision", palette.precision, PRECISION_LINE.alpha, LINE, theme);
    for (const name of ["accent", "ink", "border"] as const) legible(name, palette[name], 1, LINE, theme);
    for (const [kind, { colour, alpha }] of Object.entries(WAY_STYLES)) {
      legible(kind, colour(palette), alpha, LINE, theme);
    }
  });

  test(`the pattern of every contribution is seen on its fill, ${theme}`, () => {
    for (const [kind, { colour }] of Object.entries(CONTRIBUTION_STYLE)) {
      const fill = blended(colour[theme], NATION_ALPHA.fill, palette.land);
      const ratio = contrast(blended(colour[theme], NATION_ALPHA.pattern, fill), fill);
      assert.ok(ratio >= LINE, `${kind}: ${ratio.toFixed(2)}`);
    }
  });
}

test("a text is read on any colour that a plan may give its marking", () => {
  for (let colour = 0; colour < 0x1000000; colour += 251) {
    const ground = `#${colour.toString(16).padStart(6, "0")}`;
    assert.ok(contrast(readableOn(ground), ground) >= TEXT, ground);
  }
});
