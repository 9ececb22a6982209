// What each block may choose from: shapes and seats that cover no symbol, dot, title or legend, the cheapest first. Pure.

import type { Box } from "../geometry/boxes.ts";
import type { Segment } from "../geometry/segments.ts";
import { type Group, strongest } from "./gather.ts";
import { type Occupancy, TAKEN } from "./occupancy.ts";
import { foot, SEATS, type Seat, seated } from "./seats.ts";
import { type BlockStyle, type Shape, shapesOf } from "./shapes.ts";
import type { Thing } from "./thing.ts";

/** Where a block was, how many symbols it showed, and how wide it was. */
export interface Habit {
  seat: Seat;
  shown: number;
  width: number;
}

/** How the block of a thing was: a new arrangement keeps it so if it can. */
export type Habits = ReadonlyMap<string, Habit>;

/** What lies under a block. */
export interface BlockRules {
  /** Tells whether no block may stand here at all. */
  bars(box: Box): boolean;
  /** Returns how much of a box lies over a country that is not a thing's own, from 0 to 1. */
  abroad(box: Box, country: string): number;
}

/** What blocks are placed on. */
export interface Board {
  free: Box;
  style: BlockStyle;
  rules: BlockRules;
  occupancy: Occupancy;
  /** The key of a thing whose block a viewer has opened; "" for none. */
  opened: string;
  habits: Habits;
}

/** One way to draw a block. */
export interface Choice<T extends Thing> {
  shape: Shape<T>;
  seat: Seat;
  box: Box;
  leader: Segment;
  /** Whether the block was just so before. */
  kept: boolean;
  /** The length of its leader in pixels, and what else is bad about it, in pixels. */
  cost: number;
}

/** What is as bad as a leader of so many pixels. */
const HIDDEN_PX = 60;
const ABROAD_PX = 120;
const OVER_SYMBOLS_PX = 70;
const ELSEWHERE_PX = 90;

/** Returns the choices of a group, the cheapest first; none if there is no seat for it. */
export function choicesOf<T extends Thing>(group: Group<T>, board: Board): Choice<T>[] {
  const first = strongest(group);
  const habit = board.habits.get(first.key);
  const opened = board.opened !== "" && group.members.some(({ key }) => key === board.opened);
  const choices: Choice<T>[] = [];
  for (const shape of shapesOf(group, board.style, opened)) {
    for (const seat of SEATS) {
      const choice = choiceOf(group, shape, seat, board);
      if (!choice) continue;
      if (habit && !same(habit.seat, seat)) choice.cost += ELSEWHERE_PX;
      else if (habit) choice.kept = habit.shown === shape.cells.length && habit.width === shape.width;
      choices.push(choice);
    }
  }
  return choices.sort((a, b) => a.cost - b.cost);
}

function choiceOf<T extends Thing>(group: Group<T>, shape: Shape<T>, seat: Seat, board: Board): Choice<T> | undefined {
  const { free, occupancy, rules } = board;
  const box = seated(group, shape, seat);
  if (box.left < free.left || box.right > free.right || box.top < free.top || box.bottom > free.bottom)
    return undefined;
  if (!occupancy.isEmpty(box) || rules.bars(box)) return undefined;
  const dot = { x: group.x, y: group.y };
  const leader = { from: dot, to: foot(dot, box) };
  const over = occupancy.isClear(leader.from, leader.to, TAKEN.symbol) ? 0 : OVER_SYMBOLS_PX;
  const abroad = ABROAD_PX * rules.abroad(box, strongest(group).country);
  return { shape, seat, box, leader, kept: false, cost: seat.gap + over + abroad + HIDDEN_PX * shape.hidden.length };
}

/** Returns what a new arrangement shall remember of a choice. */
export function habitOf<T extends Thing>({ seat, shape }: Choice<T>): Habit {
  return { seat, shown: shape.cells.length, width: shape.width };
}

function same(a: Seat, b: Seat): boolean {
  return a.gap === b.gap && a.across === b.across && a.down === b.down;
}
