// What people read comes from the catalogue: code holds keys, and no sentence, label or piece of one.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sentencesIn } from "./literals.ts";

/** Generated files: the catalogue itself, and the contract. */
const GENERATED = ["words/english.ts", "contract/types.ts"];

const EVENTS = "These are names of Leaflet's events.";
const FONTS = "These are names of fonts.";

/** Texts that stand in the code by right, and why. */
const EXCEPTIONS: readonly { module: string; text: string; why: string }[] = [
  { module: "edit/briefing-edits.ts", text: "New chapter at {}", why: "It is written into the plan." },
  { module: "frame/frame.ts", text: "Upload", why: "It is Streamlit's own word, in whose place ours stands." },
  { module: "map/overlay.ts", text: "moveend zoomend viewreset resize", why: EVENTS },
  { module: "map/overlay.ts", text: "moveend zoomend viewreset resize move", why: EVENTS },
  {
    module: "paint/brush.ts",
    text: '"Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif',
    why: FONTS,
  },
  { module: "still/font.ts", text: "Arimo, 'Noto Sans Arabic'", why: FONTS },
];

const SOURCE = join(import.meta.dirname, "../../src");

const modules = new Map(
  readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("contract/checks/") && !GENERATED.includes(name))
    .map((name) => [name, readFileSync(join(SOURCE, name), "utf8")]),
);

function inFixture(text: string): string[] {
  return sentencesIn(new Map([["fixture.tsx", text]])).map((found) => found.text);
}

test("no sentence and no label stands in the code", () => {
  const found = sentencesIn(modules);
  const excepted = (literal: { module: string; text: string }) =>
    EXCEPTIONS.some(({ module, text }) => module === literal.module && text === literal.text);
  assert.deepEqual(
    found.filter((literal) => !excepted(literal)).map(({ module, line, text }) => `${module}:${line}: ${text}`),
    [],
  );
  const spare = EXCEPTIONS.filter(
    ({ module, text }) => !found.some((one) => one.module === module && one.text === text),
  );
  assert.deepEqual(spare, []);
});

test("the test sees sentences, labels and pieces of sentences", () => {
  assert.deepEqual(inFixture("const a = <p>Nothing found</p>;"), ["Nothing found"]);
  assert.deepEqual(inFixture(`const a = <p>{b ? 'none' : \`\${n} rows\`}</p>;`), ["none", "{} rows"]);
  assert.deepEqual(inFixture("const a = <Check label='all' title={b || 'some'} />;"), ["all", "some"]);
  assert.deepEqual(inFixture("b.textContent = c ?? 'gone'; b.setAttribute('aria-label', 'row');"), ["gone", "row"]);
  assert.deepEqual(inFixture("const a = { d: { e: ['Undo', 'two words', x + ' km '] } };"), [
    "Undo",
    "two words",
    " km ",
  ]);
  assert.deepEqual(inFixture("const a = '<title>Two words</title>';"), ["<title>Two words</title>"]);
  assert.deepEqual(inFixture("say('a.b', { c: 'two words' });"), ["two words"]);
});

test("the test passes over what nobody reads on a page", () => {
  const unseen = [
    "import a from 'two words';",
    `type A = 'Two words' | \`x \${string} words\`;`,
    `say('two words'); sayWith(a ? 'A.b' : \`Two \${b} words\`, {}, {});`,
    "console.error('two words'); throw new TypeError('two words');",
    "const a = <p class='two words' style={{ font: 'Two words' }}>{b === 'Enter' ? 1 : 2} · →</p>;",
    "element.className = 'two words'; element.querySelector('input, select');",
    "const svg = [' stroke=\"two words\"', '<g fill=\"none\">', '600 12px sans', '(prefers-color-scheme: dark)'];",
    "const keys = { 'Page Down': ['Enter', 'ArrowLeft', 'a-b'] }; const one = '.posture input';",
  ];
  assert.deepEqual(inFixture(unseen.join("\n")), []);
});
