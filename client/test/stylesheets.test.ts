// Stylesheets lie beside their components, and each is put together into one that is built.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const SOURCE = join(import.meta.dirname, "../src");
/** What a host loads; the order of its imports is the cascade. */
const BUILT = ["map.css", "grid.css", "orbat.css", "planner.css", "marking.css"];
const MOST_LINES = 150;

const sheets = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".css"));

function textOf(sheet: string): string {
  return readFileSync(join(SOURCE, sheet), "utf8");
}

function importsOf(sheet: string): string[] {
  return [...textOf(sheet).matchAll(/@import "\.\/([^"]+)"/g)].map(([, path]) => path ?? "");
}

test("every stylesheet is in one that is built, and in none twice", () => {
  for (const page of BUILT) assert.equal(new Set(importsOf(page)).size, importsOf(page).length, page);
  const imported = [...new Set(BUILT.flatMap(importsOf))];
  assert.deepEqual(imported.toSorted(), sheets.filter((sheet) => !BUILT.includes(sheet)).toSorted());
});

test("what is built holds no rule of its own, and no component's is long", () => {
  for (const sheet of BUILT) assert.doesNotMatch(textOf(sheet), /\{/, sheet);
  for (const sheet of sheets) assert.ok(textOf(sheet).split("\n").length <= MOST_LINES, sheet);
});

/** Rules of a stylesheet outside of media queries: a selector, and its declarations in order. */
function rulesOf(sheet: string): { selector: string; declarations: string[] }[] {
  const plain = textOf(sheet)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@media[^{]*\{(?:[^{}]*\{[^}]*\})*\s*\}/g, "");
  return [...plain.matchAll(/([^{}]+)\{([^}]*)\}/g)].map(([, selector = "", body = ""]) => ({
    selector: selector.replace(/\s+/g, " ").trim(),
    declarations: body
      .split(";")
      .map((one) => one.trim())
      .filter(Boolean)
      .sort(),
  }));
}

/** Returns what several stylesheets of a page have, by what is asked of each rule; "" of a rule asks nothing. */
function inSeveral(page: string, ask: (rule: ReturnType<typeof rulesOf>[number]) => string): string[] {
  const found = new Map<string, Set<string>>();
  for (const sheet of importsOf(page)) {
    for (const asked of rulesOf(sheet).map(ask).filter(Boolean))
      found.set(asked, (found.get(asked) ?? new Set()).add(sheet));
  }
  return [...found].filter(([, of]) => of.size > 1).map(([asked, of]) => `${page}: ${asked}: ${[...of].join(", ")}`);
}

/** So many equal declarations are no accident. */
const MANY = 5;

test("no class has its rules in two stylesheets of a page, and no rule stands twice", () => {
  // Values and colours for what lies within are no looks of the thing itself.
  const isStyle = (declaration: string) => !/^(--|color-scheme)/.test(declaration);
  const styled = BUILT.flatMap((page) =>
    inSeveral(page, ({ selector, declarations }) => (declarations.some(isStyle) ? selector : "")),
  );
  assert.deepEqual(styled, []);
  const twice = BUILT.flatMap((page) =>
    inSeveral(page, ({ declarations }) => (declarations.length >= MANY ? declarations.join("; ") : "")),
  );
  assert.deepEqual(twice, []);
});

test("a sheet of one page is not written again for another", () => {
  const blocks = (sheet: string) => rulesOf(sheet).map(({ declarations }) => declarations.join("; "));
  const long = sheets.filter((sheet) => blocks(sheet).length >= MANY);
  const alike = long.flatMap((one, i) =>
    long
      .slice(i + 1)
      .filter((other) => {
        const known = new Set(blocks(other));
        return blocks(one).filter((block) => known.has(block)).length > blocks(one).length / 2;
      })
      .map((other) => `${one} and ${other}`),
  );
  assert.deepEqual(alike, []);
});
