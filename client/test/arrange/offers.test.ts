import assert from "node:assert/strict";
import { test } from "node:test";
import { type Board, choiceOf, NO_HABITS, shapesFor } from "../../src/arrange/choices.ts";
import { gather } from "../../src/arrange/gather.ts";
import { Occupancy, TAKEN } from "../../src/arrange/occupancy.ts";
import { Offers } from "../../src/arrange/offers.ts";
import { RINGS } from "../../src/arrange/seats.ts";
import { boxAround } from "../../src/arrange/thing.ts";
import { pictureOf, randomThings } from "./things.ts";

const SIZE = { width: 900, height: 600 };

function boardOf(seed: number): { board: Board; groups: ReturnType<typeof gather> } {
  const picture = pictureOf(SIZE.width, SIZE.height);
  const groups = gather(randomThings(30, seed, SIZE), 60, picture.origin);
  const occupancy = new Occupancy(picture.seen);
  for (const { first } of groups) occupancy.take(boxAround(first, first.body), TAKEN.symbol);
  occupancy.count();
  return {
    board: { ...picture, occupancy, opened: "", habits: NO_HABITS, mostShown: 9, farthest: Number.POSITIVE_INFINITY },
    groups,
  };
}

test("offers come in the order of their cost, and none is left out", () => {
  for (const seed of [1, 2, 3, 4]) {
    const { board, groups } = boardOf(seed);
    for (const group of groups) {
      const all = shapesFor(group, board).flatMap((shape) =>
        RINGS.flatMap(({ seats }) => seats.flatMap((seat) => choiceOf(group, shape, seat, board)?.cost ?? [])),
      );
      const offers = new Offers(group, board);
      const got: number[] = [];
      for (let choice = offers.at(0); choice; choice = offers.at(got.length)) got.push(choice.cost);
      assert.deepEqual(
        got,
        all.sort((a, b) => a - b),
      );
    }
  }
});

test("what is refused is not offered", () => {
  const { board, groups } = boardOf(5);
  const [group] = groups;
  assert.ok(group);
  const first = new Offers(group, board).at(0);
  assert.ok(first);
  const next = new Offers(group, board, ({ seat }) => seat.gap <= first.seat.gap).at(0);
  assert.ok(next && next.seat.gap > first.seat.gap);
});
