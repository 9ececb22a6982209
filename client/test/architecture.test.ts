// Imports run one way: the rooms of the client and what each may know, checked against every import there is.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";

/** What a host or the server starts with. */
const ENTRIES = [
  "streamlit.ts",
  "page.ts",
  "grid.ts",
  "orbat.ts",
  "planner.ts",
  "marking.ts",
  "follower.ts",
  "ground.ts",
  "viewer.ts",
  "studio.ts",
];

/** The one entry that another loads, as a script of its own. */
const LOADED = ["viewer.ts", "ground.ts"];

/** The top first: a room imports from the rows below its own, never from the room beside it. */
const LAYERS = [
  ["app"],
  ["frame"],
  ["present"],
  ["talk"],
  ["orbat"],
  ["panels"],
  ["edit"],
  ["map", "still", "grid"],
  ["verbs"],
  ["calendar"],
  ["plan"],
  ["arrange"],
  ["basemap"],
  ["paint"],
  ["scene"],
  ["geometry", "messages"],
  ["words"],
  ["contract"],
];

/** Rooms that draw and count with no browser: in Node, and in V8 on the server. */
const WITHOUT_BROWSER = ["still", "plan", "arrange", "basemap", "paint", "scene", "geometry", "words"];

/** A brush is by its type a part of a browser's canvas; the module names that and nothing else. */
const NAMES_THE_CANVAS = "paint/brush.ts";

/** Generated sentences, in which a window is a word. */
const SENTENCES = "words/english.ts";

const BROWSER =
  /\b(document|window|navigator|localStorage|sessionStorage|requestAnimationFrame|matchMedia|HTML\w*Element|CanvasRenderingContext2D|OffscreenCanvas|DOMMatrix|ResizeObserver)\b|"(leaflet|preact|tabulator-tables)\b/;

const SOURCE = join(import.meta.dirname, "../src");
const IMPORT = /\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;

type Graph = ReadonlyMap<string, readonly string[]>;

const texts = new Map(
  readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [name, readFileSync(join(SOURCE, name), "utf8")]),
);

const graph: Graph = new Map([...texts].map(([name, text]) => [name, importsOf(name, text)]));

function importsOf(name: string, text: string): string[] {
  const folder = dirname(name);
  const paths = [...text.matchAll(IMPORT)].map(([, path]) => normalize(join(folder, path ?? "")).replaceAll("\\", "/"));
  // A script that is made by a build has its types beside it.
  return paths.map((path) => path.replace(/\.js$/, ".d.ts"));
}

function roomOf(module: string): string {
  return module.includes("/") ? module.slice(0, module.indexOf("/")) : "";
}

function layerOf(module: string): number {
  return LAYERS.findIndex((rooms) => rooms.includes(roomOf(module)));
}

function mayImport(from: string, to: string): boolean {
  if (roomOf(to) === "") return from === LOADED[0] && to === LOADED[1];
  return roomOf(from) === "" || roomOf(from) === roomOf(to) || layerOf(from) < layerOf(to);
}

/** A way from a module back to itself; empty where there is none. */
function circleIn(modules: Graph): string[] {
  const done = new Set<string>();
  const visit = (module: string, way: readonly string[]): string[] => {
    if (way.includes(module)) return [...way.slice(way.indexOf(module)), module];
    if (done.has(module)) return [];
    for (const next of modules.get(module) ?? []) {
      const found = visit(next, [...way, module]);
      if (found.length) return found;
    }
    done.add(module);
    return [];
  };
  for (const module of modules.keys()) {
    const found = visit(module, []);
    if (found.length) return found;
  }
  return [];
}

function reached(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const next of graph.get(from) ?? []) reached(next, seen);
  return seen;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}

test("each room has its place, and what hosts start with stands beside the rooms", () => {
  const rooms = new Set([...texts.keys()].map(roomOf).filter(Boolean));
  assert.deepEqual([...rooms].sort(), LAYERS.flat().sort());
  assert.deepEqual([...texts.keys()].filter((module) => !module.includes("/")).sort(), [...ENTRIES].sort());
});

test("every import leads to a module that is there", () => {
  for (const [from, found] of graph) for (const to of found) assert.ok(graph.has(to), `${from} imports ${to}`);
});

test("imports run one way, types as well", () => {
  const wrong = [...graph].flatMap(([from, found]) =>
    found.filter((to) => !mayImport(from, to)).map((to) => `${from} imports ${to}`),
  );
  assert.deepEqual(wrong, []);
});

test("no module imports itself by way of others", () => {
  assert.deepEqual(circleIn(graph), []);
});

test("what draws with any brush knows no browser, nor does what it imports", () => {
  const painters = [...texts.keys()].filter((module) => WITHOUT_BROWSER.includes(roomOf(module)));
  const wrong = painters.flatMap((painter) =>
    [...reached(painter)]
      .filter((module) => ![NAMES_THE_CANVAS, SENTENCES].includes(module))
      .filter((module) => BROWSER.test(withoutComments(texts.get(module) ?? "")))
      .map((module) => `${painter} by ${module}`),
  );
  assert.deepEqual(wrong, []);
});

test("the contract sees what it forbids", () => {
  assert.deepEqual(importsOf("map/a.ts", 'import type { B } from "../edit/b.ts";\nimport("./c.ts");'), [
    "edit/b.ts",
    "map/c.ts",
  ]);
  assert.ok(!mayImport("map/a.ts", "edit/b.ts"));
  assert.ok(!mayImport("map/a.ts", "still/b.ts"));
  assert.ok(!mayImport("app/a.ts", "page.ts") && !mayImport("page.ts", "ground.ts"));
  const circle = new Map([
    ["a.ts", ["b.ts"]],
    ["b.ts", ["c.ts"]],
    ["c.ts", ["b.ts"]],
  ]);
  assert.deepEqual(circleIn(circle), ["b.ts", "c.ts", "b.ts"]);
  assert.match('const canvas = document.createElement("canvas");', BROWSER);
});
