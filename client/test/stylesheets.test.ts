// Stylesheets lie beside their components, and each is put together into one that is built.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const SOURCE = join(import.meta.dirname, "../src");
/** What a host loads; the order of its imports is the cascade. */
const BUILT = ["map.css", "grid.css", "planner.css", "marking.css"];
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

test("every stylesheet is in one that is built, and in each at most once", () => {
  for (const sheet of BUILT) assert.equal(new Set(importsOf(sheet)).size, importsOf(sheet).length, sheet);
  const imported = new Set(BUILT.flatMap(importsOf));
  assert.deepEqual([...imported].toSorted(), sheets.filter((sheet) => !BUILT.includes(sheet)).toSorted());
});

test("what is built holds no rule of its own, and no component's is long", () => {
  for (const sheet of BUILT) assert.doesNotMatch(textOf(sheet), /\{/, sheet);
  for (const sheet of sheets) assert.ok(textOf(sheet).split("\n").length <= MOST_LINES, sheet);
});
