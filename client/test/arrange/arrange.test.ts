import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, FARTHEST_BLOCK_PX } from "../../src/arrange/arrange.ts";
import { boxAround, reachOf } from "../../src/arrange/thing.ts";
import { overlap } from "../../src/geometry/boxes.ts";
import { faultsOf, pictureOf, randoms, randomThings, thing, told } from "./things.ts";

const SIZES = [
  [1280, 660],
  [900, 650],
  [390, 700],
] as const;

for (const [width, height] of SIZES) {
  for (const count of [10, 60, 300, 1000]) {
    test(`${count} things anywhere on ${width} × ${height} are arranged so that nothing covers or crosses anything`, () => {
      const picture = pictureOf(width, height);
      for (const seed of count < 300 ? [1, 2, 3] : [1]) {
        const things = randomThings(count, seed, { width, height });
        const leniency = { aside: count === 1000 && width === 390 };
        assert.deepEqual(faultsOf(things, picture, arrange(things, picture), leniency), [], `seed ${seed}`);
      }
    });
  }

  test(`on ${width} × ${height} the order of the rows changes nothing`, () => {
    const picture = pictureOf(width, height);
    const things = randomThings(80, 7, { width, height });
    const random = randoms(8);
    const shuffled = things.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
    const other = shuffled.map(({ one }) => one);
    assert.deepEqual(told(arrange(other, picture)), told(arrange(things, picture)));
  });

  test(`on ${width} × ${height} a second run with the habits of the first gives the same`, () => {
    const picture = pictureOf(width, height);
    for (const seed of [9, 10, 11, 12, 13, 14, 15, 16]) {
      const things = randomThings(60, seed, { width, height });
      const first = arrange(things, picture);
      assert.ok(first.blocks.length > 2);
      const second = arrange(things, picture, { habits: first.habits });
      assert.deepEqual(told(second), told(first), `seed ${seed}`);
    }
  });
}

for (const seed of [12, 15]) {
  test(`a block rather holds places that are near each other than that it stands far off (${seed})`, () => {
    const { blocks } = arrange(randomThings(60, seed, { width: 1280, height: 660 }), pictureOf(1280, 660));
    const farthest = Math.max(...blocks.map(({ dot, foot }) => Math.hypot(foot.x - dot.x, foot.y - dot.y)));
    assert.ok(farthest <= FARTHEST_BLOCK_PX, `${farthest} px`);
  });
}

test("where blocks leave the picture, one that shows fewer symbols may leave another its room", () => {
  const picture = pictureOf(500, 400);
  const { blocks } = arrange(randomThings(1000, 1, { width: 500, height: 400 }), picture);
  assert.equal(blocks.filter(({ box }) => !overlap(box, picture.seen)).length, 1);
});

const TWINS = Array.from({ length: 14 }, (_, i) => thing(`T${i}`, 600, 350));

test("no block stands where none may, also where things stand there", () => {
  const barred = { left: 350, top: 150, right: 900, bottom: 500 };
  const picture = pictureOf(1280, 660, barred);
  for (const seed of [1, 2, 3]) {
    const things = [...TWINS, ...randomThings(30, seed, { width: 1280, height: 660 })];
    const made = arrange(things, picture);
    assert.deepEqual(faultsOf(things, picture, made), []);
    assert.ok(made.blocks.length > 0);
  }
});

test("where no block may stand at all, only what shares a place leaves the picture", () => {
  const picture = pictureOf(1280, 660, { left: 0, top: 0, right: 1280, bottom: 660 });
  const alone = thing("ALONE", 500, 500);
  const made = arrange([...TWINS, alone], picture);
  assert.deepEqual(
    made.singles.map((single) => single.thing.key),
    ["ALONE"],
  );
  assert.deepEqual(faultsOf([...TWINS, alone], picture, made, { aside: true }), []);
  assert.equal(made.blocks.length, 1);
});

test("a block that is opened shows all its members where there is room", () => {
  const picture = pictureOf(1280, 660);
  const [closed] = arrange(TWINS, picture).blocks;
  assert.equal(closed?.shown.length, 9);
  assert.equal(closed?.hidden.length, 5);
  const open = arrange(TWINS, picture, { opened: "T13" });
  assert.equal(open.blocks[0]?.shown.length, 14);
  assert.deepEqual(faultsOf(TWINS, picture, open), []);
});

test("what a chapter points at is never hidden", () => {
  const picture = pictureOf(1280, 660);
  const things = Array.from({ length: 40 }, (_, i) => thing(`P${i}`, 600, 350, { pointed: i % 3 === 0 }));
  const made = arrange(things, picture);
  const shown = new Set(made.blocks.flatMap((block) => block.shown.map((cell) => cell.thing.key)));
  assert.ok(things.every(({ key, pointed }) => !pointed || shown.has(key)));
  assert.deepEqual(faultsOf(things, picture, made), []);
});

test("two sides of a border never share a block, however near", () => {
  const picture = pictureOf(1280, 660);
  const things = Array.from({ length: 12 }, (_, i) => thing(`B${i}`, 600 + (i % 2 ? 2 : -2), 320 + i));
  const made = arrange(things, picture);
  assert.deepEqual(faultsOf(things, picture, made), []);
  assert.equal(made.blocks.length, 2);
});

test("a thing outside the picture is at its place and moves no other", () => {
  const picture = pictureOf(1280, 660);
  const [one, far] = [thing("ONE", 600, 400), thing("FAR", -500, 9000)];
  const made = arrange([one, far], picture);
  assert.deepEqual(told(made), ["FAR below", "ONE below"]);
});

test("what comes into sight moves nothing from its place", () => {
  const picture = pictureOf(1280, 660);
  const old = thing("OLD", 600, 350, { rank: 5 });
  const comer = thing("COMER", 650, 350, { rank: 0, country: "another" });
  assert.deepEqual(
    arrange([old, comer], picture).singles.map(({ thing: { key } }) => key),
    ["COMER"],
  );
  const { habits } = arrange([old], picture);
  const after = arrange([old, comer], picture, { habits });
  assert.deepEqual(
    after.singles.map(({ thing: { key } }) => key),
    ["OLD"],
  );
  assert.deepEqual(faultsOf([old, comer], picture, after), []);
});

for (const seed of [1, 3, 4, 5]) {
  test(`a picture that moves leaves at their place those that it can (${seed})`, () => {
    const things = randomThings(70, seed, { width: 1280, height: 660 });
    const picture = pictureOf(1280, 660);
    const before = arrange(things, picture);
    const [dx, dy] = [-60, 0];
    const moved = things.map((one) => ({ ...one, x: one.x + dx, y: one.y + dy, country: one.country }));
    const origin = { x: picture.origin.x - dx, y: picture.origin.y - dy };
    const after = arrange(moved, { ...picture, origin }, { habits: before.habits });
    const stay = new Set(after.singles.map(({ thing: { key }, side }) => `${key} ${side}`));
    const kept = before.singles.filter(({ thing: one, side }) => {
      const box = boxAround({ x: one.x + dx, y: one.y + dy }, reachOf(one, side, true));
      return !picture.kept.some((cover) => overlap(cover, box)) && box.left >= picture.seen.left;
    });
    const gone = kept.filter(({ thing: { key }, side }) => !stay.has(`${key} ${side}`));
    assert.ok(kept.length > 2);
    assert.deepEqual(
      gone.map(({ thing: { key } }) => key),
      [],
    );
  });
}

test("nothing at all is arranged as nothing", () => {
  assert.deepEqual(told(arrange([], pictureOf(1280, 660))), []);
});

test("a callout has a block of its own, also where things share its place, and covers nothing", () => {
  const picture = pictureOf(1280, 660);
  const note = thing("note", 600, 330, { pointed: true, rank: 90, name: { width: 0, height: 0 } });
  const twins = [thing("A", 600, 330), thing("B", 600, 330)];
  const single = [thing("C", 600, 330)];
  for (const things of [twins, single, [], randomThings(60, 3, { width: 1280, height: 660 })]) {
    const { blocks, singles } = arrange(things, picture, { callouts: [note] });
    const own = blocks.filter(({ shown }) => shown.some(({ thing: { key } }) => key === "note"));
    assert.deepEqual(
      own.map(({ shown, dot }) => [shown.length, dot.x, dot.y]),
      [[1, 600, 330]],
    );
    const [box] = own.map((block) => block.box);
    assert.ok(box && blocks.every((other) => other.box === box || !overlap(other.box, box)));
    assert.ok(
      singles.every(({ x, y, side, thing: one }) => !overlap(boxAround({ x, y }, reachOf(one, side, true)), box)),
    );
  }
});

test("blocks keep off the ways of what has changed where they can", () => {
  const picture = pictureOf(1280, 660);
  const [closed] = arrange(TWINS, picture).blocks;
  assert.ok(closed);
  const hides = (box: { left: number; right: number; top: number; bottom: number }) => Number(overlap(box, closed.box));
  const [aside] = arrange(TWINS, { ...picture, rules: { ...picture.rules, hides } }).blocks;
  assert.ok(aside && !overlap(aside.box, closed.box));
});

test("a symbol whose name would leave the picture has it on another side, or moves into a block", () => {
  const picture = pictureOf(1280, 660);
  const [low, corner] = [thing("LOW", 700, 640), thing("CORNER", 400, 655)];
  for (const one of [low, corner]) {
    const made = arrange([one], picture);
    assert.deepEqual(faultsOf([one], picture, made), []);
    for (const { thing: single, side } of made.singles) {
      assert.ok(boxAround(single, reachOf(single, side, true)).bottom <= 660, single.key);
    }
  }
  const moved = arrange([low], { ...picture, callsOut: false });
  assert.equal(moved.singles[0]?.side, "below");
});
