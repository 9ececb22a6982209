// Random things on a picture, and what of an arrangement is wrong.

import type { Arrangement, Picture } from "../../src/arrange/arrange.ts";
import { boxAround, reachOf, type Thing } from "../../src/arrange/thing.ts";
import { type Box, grown, overlap } from "../../src/geometry/boxes.ts";
import type { XY } from "../../src/geometry/mercator.ts";
import { cross, meets } from "../../src/geometry/segments.ts";

/** Returns a function that gives numbers from 0 to 1, the same for the same seed. */
export function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Side of a country in pixels: countries are squares of the picture. */
const COUNTRY_PX = 300;

/** Returns the country of a point of the picture. */
export function countryAt({ x, y }: XY): string {
  return `${Math.floor(x / COUNTRY_PX)}/${Math.floor(y / COUNTRY_PX)}`;
}

/** Returns a thing at a place. */
export function thing(key: string, x: number, y: number, more: Partial<Thing> = {}): Thing {
  return {
    key,
    id: key,
    rank: 0,
    pointed: false,
    country: countryAt({ x, y }),
    place: "",
    lat: 0,
    lon: 0,
    x,
    y,
    body: { left: 17, right: 42, top: 14, bottom: 16 },
    middle: 0,
    name: { width: 60, height: 19 },
    placeName: { width: 40, height: 11 },
    ...more,
  };
}

/** Returns some things at random places of a picture. */
export function randomThings(count: number, seed: number, { width, height }: { width: number; height: number }) {
  const random = randoms(seed);
  return Array.from({ length: count }, (_, i) =>
    thing(`U${i}`, random() * width, random() * height, {
      rank: Math.floor(random() * 4),
      pointed: random() < 0.02,
      name: { width: 30 + random() * 90, height: 19 },
    }),
  );
}

/** Returns a picture with a title and a legend over it, where no block may stand in the given part. */
export function pictureOf(width: number, height: number, barred?: Box): Picture {
  const seen = { left: 0, top: 0, right: width, bottom: height };
  return {
    seen,
    free: { left: 8, top: 8, right: width - 8, bottom: height - 8 },
    kept: [
      { ...seen, right: width * 0.3, bottom: 80 },
      { ...seen, left: width * 0.85, bottom: height / 2 },
    ],
    callsOut: true,
    origin: { x: 100, y: 200 },
    nearPx: 15,
    style: { pad: 4.6, gap: 3.3, line: 15 },
    rules: {
      bars: (box) => barred !== undefined && overlap(box, barred),
      abroad: ({ left, right, top, bottom }, country) =>
        countryAt({ x: (left + right) / 2, y: (top + bottom) / 2 }) === country ? 0 : 1,
      elsewhere: () => 0,
    },
  };
}

/** What an arrangement may do where there is no room for everything. */
export interface Leniency {
  /** Whether blocks may stand outside the picture. */
  aside?: boolean;
}

/** Returns what is wrong with an arrangement; an empty list for a good one. */
export function faultsOf(
  things: readonly Thing[],
  picture: Picture,
  made: Arrangement<Thing>,
  { aside = false }: Leniency = {},
): string[] {
  return [...lost(things, made), ...crowded(picture, made, aside), ...tangled(picture, made, aside)];
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

/** Yields the things that are not drawn or named exactly once, at their place or in a block of their country. */
function* lost(things: readonly Thing[], { singles, blocks }: Arrangement<Thing>): Generator<string> {
  const keys = [
    ...singles.map((single) => single.thing.key),
    ...blocks.flatMap(({ shown, hidden }) => [...shown.map((cell) => cell.thing.key), ...hidden.map(({ key }) => key)]),
  ].sort();
  const wanted = things.map(({ key }) => key).sort();
  if (keys.join() !== wanted.join()) yield `${keys.length} of ${wanted.length} things are arranged`;
  for (const { thing: one, x, y } of singles) {
    if (x !== one.x || y !== one.y) yield `${one.key} is not at its place`;
  }
  for (const { shown, hidden, dot } of blocks) {
    const members = [...shown.map((cell) => cell.thing), ...hidden];
    if (new Set(members.map(({ country }) => country)).size !== 1) yield `a block at ${dot.x} mixes countries`;
    if (members[0]?.x !== dot.x || members[0].y !== dot.y) yield `a dot is not at the place of ${members[0]?.key}`;
    if (hidden.some(({ pointed }) => pointed)) yield "a thing that is pointed at is hidden";
  }
}

/** Yields the symbols at their place that cover each other or lie under the title, and the bad blocks. */
function* crowded(picture: Picture, made: Arrangement<Thing>, aside: boolean): Generator<string> {
  const standing = made.singles.filter(({ thing: one }) => isWithin(atPoint(one), picture.seen));
  const bodies = standing.map(({ thing: one, side }) => ({ key: one.key, box: boxAround(one, reachOf(one, side)) }));
  for (const [a, b] of pairs(bodies)) if (overlap(a.box, b.box)) yield `${a.key} and ${b.key} cover each other`;
  for (const { key, box } of bodies) {
    if (picture.kept.some((one) => overlap(one, box))) yield `${key} lies under the title`;
  }
  const dots = made.blocks.map(({ dot }) => ({ key: "a dot", box: atPoint(dot) }));
  for (const block of made.blocks) {
    if (!aside || overlap(block.box, picture.seen)) yield* misplaced(block, picture, [...bodies, ...dots]);
  }
}

/** Yields what a block covers, and what of it stands out of it. */
function* misplaced(
  { box, shown }: Arrangement<Thing>["blocks"][number],
  picture: Picture,
  taken: readonly { key: string; box: Box }[],
): Generator<string> {
  if (!isWithin(box, picture.free)) yield "a block leaves the picture";
  if (picture.kept.some((one) => overlap(one, box))) yield "a block lies under the title";
  if (picture.rules.bars(box)) yield "a block stands where none may";
  for (const one of taken) if (overlap(one.box, box)) yield `a block covers ${one.key}`;
  for (const cell of shown) {
    const room = boxAround(cell, reachOf(cell.thing, "below"));
    if (!isWithin(room, grown(box, 0.01))) yield `${cell.thing.key} stands out of its block`;
  }
}

/** Yields blocks that cover each other, and leaders that cross or run under a block. */
function* tangled(picture: Picture, { blocks }: Arrangement<Thing>, aside: boolean): Generator<string> {
  const inside = blocks.filter(({ box }) => !aside || overlap(box, picture.seen));
  for (const [a, b] of pairs(inside)) {
    const [one, other] = [
      { from: a.dot, to: a.foot },
      { from: b.dot, to: b.foot },
    ];
    if (overlap(a.box, b.box)) yield "two blocks cover each other";
    if (cross(one, other)) yield "two leaders cross";
    if (meets(one, b.box) || meets(other, a.box)) yield "a leader runs under a block";
  }
}

function atPoint({ x, y }: XY): Box {
  return { left: x - 0.5, right: x + 0.5, top: y - 0.5, bottom: y + 0.5 };
}

function* pairs<T>(items: readonly T[]): Generator<readonly [T, T]> {
  for (const [i, one] of items.entries()) for (const other of items.slice(i + 1)) yield [one, other];
}

/** Returns where everything is, in an order that is always the same. */
export function told({ singles, blocks }: Arrangement<Thing>): string[] {
  const inBlock = blocks.map(
    ({ box, dot, foot, shown, hidden }) =>
      `${shown.map((cell) => cell.thing.key)} ${hidden.map(({ key }) => key)} ${JSON.stringify([box, dot, foot])}`,
  );
  return [...singles.map(({ thing: one, side }) => `${one.key} ${side}`), ...inBlock].sort();
}
