// One way to draw a block, and what it costs: on a seat where it covers no symbol, dot, title or legend. Pure.

import { around, type Box, grown } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import type { Segment } from "../geometry/segments.ts";
import type { Group } from "./gather.ts";
import { type Occupancy, TAKEN } from "./occupancy.ts";
import { foot, type Seat, seated } from "./seats.ts";
import { type BlockStyle, type Shape, shapesOf } from "./shapes.ts";
import type { Side, Thing } from "./thing.ts";

/** Where a block was, and what it showed there. */
export interface Habit extends Seat {
  members: number;
  shown: number;
  width: number;
}

/** How a map was arranged before: a new arrangement leaves everything where it is if it can. */
export interface Habits {
  /** How the block of a thing was, by the key of its strongest member. */
  seats: ReadonlyMap<string, Habit>;
  /** On which side the name of a thing at its place was, by its key. */
  sides: ReadonlyMap<string, Side>;
  /** How near places had to be to share a block, in pixels. */
  near: number;
}

/** The habits of a map that is arranged for the first time. */
export const NO_HABITS: Habits = { seats: new Map(), sides: new Map(), near: 0 };

/** What lies under a block. */
export interface BlockRules {
  /** Tells whether no block may stand here at all. */
  bars(box: Box): boolean;
  /** Returns how much of a box lies over a country that is not that of a place, from 0 to 1. */
  abroad(box: Box, country: string): number;
  /** Returns how much of a box lies over an oblast that is not that of a place, from 0 to 1; 0 for a place without one. */
  elsewhere(box: Box, place: XY): number;
  /** Returns how much of what has changed a box would hide, from 0 to 1; absent if nothing has. */
  hides?(box: Box): number;
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
  /** How many symbols a block may show. */
  mostShown: number;
  /** How far from its place a block may stand, in pixels. */
  farthest: number;
}

/** One way to draw a block. */
export interface Choice<T extends Thing> {
  shape: Shape<T>;
  seat: Seat;
  box: Box;
  leader: Segment;
  /** Around both, with the distance that it keeps from others: what lies outside is not in its way. */
  reach: Box;
  /** The length of its leader in pixels, and what else is bad about it, in pixels. */
  cost: number;
}

/** Blocks keep this distance from each other and from other leaders. */
export const APART_PX = 4;
/** What is as bad as a leader of so many pixels. */
const HIDDEN_PX = 60;
const ABROAD_PX = 180;
const ELSEWHERE_PX = 60;
const OVER_SYMBOLS_PX = 150;
const HIDES_PX = 320;
/** A leader of this length costs twice its length. */
const LONG_PX = 300;

/** Returns the choice that keeps a block as it was, or else as full as it can be there; undefined if it cannot stay. */
export function habitualChoice<T extends Thing>(group: Group<T>, board: Board): Choice<T> | undefined {
  const habit = habitOf(group, board);
  if (!habit) return undefined;
  const shapes = shapesFor(group, board);
  const same = isOpened(group, board) || habit.members !== group.members.length ? [] : shapes.filter(isAs(habit));
  for (const shape of [...same, ...shapes]) {
    const choice = choiceOf(group, shape, habit, board);
    if (choice) return choice;
  }
  return undefined;
}

/** Returns what a later arrangement shall know of a choice. */
export function asHabit<T extends Thing>({ seat, shape }: Choice<T>): Habit {
  const shown = shape.cells.length;
  return { ...seat, members: shown + shape.hidden.length, shown, width: shape.width };
}

function isAs({ shown, width }: Habit): (shape: Shape<Thing>) => boolean {
  return (shape) => shape.cells.length === shown && shape.width === width;
}

/** Returns where the block of a group was; undefined if it was nowhere. */
export function habitOf<T extends Thing>(group: Group<T>, { habits }: Board): Habit | undefined {
  return habits.seats.get(group.first.key);
}

function isOpened<T extends Thing>({ members }: Group<T>, { opened }: Board): boolean {
  return opened !== "" && members.some(({ key }) => key === opened);
}

/** Returns the shapes that the block of a group may have on a board. */
export function shapesFor<T extends Thing>(group: Group<T>, board: Board): Shape<T>[] {
  return shapesOf(group, board.style, isOpened(group, board), board.mostShown);
}

/** Returns a block of a shape on a seat; undefined if it has no room there. */
export function choiceOf<T extends Thing>(
  group: Group<T>,
  shape: Shape<T>,
  seat: Seat,
  { free, occupancy, rules }: Board,
): Choice<T> | undefined {
  const box = seated(group, shape, seat);
  if (box.left < free.left || box.right > free.right || box.top < free.top || box.bottom > free.bottom)
    return undefined;
  if (!occupancy.isEmpty(box) || rules.bars(box)) return undefined;
  const dot = { x: group.x, y: group.y };
  const leader = { from: dot, to: foot(dot, box) };
  const over = occupancy.isClear(leader.from, leader.to, TAKEN.symbol) ? 0 : OVER_SYMBOLS_PX;
  const hides = HIDES_PX * (rules.hides?.(box) ?? 0);
  const abroad = ABROAD_PX * rules.abroad(box, group.first.country);
  const elsewhere = ELSEWHERE_PX * rules.elsewhere(box, dot);
  const cost = leastCost(shape, seat.gap) + over + abroad + elsewhere + hides;
  return { shape, seat, box, leader, reach: reachOf(box, dot), cost };
}

/** Returns the box around a block and its place, with the distance that a block keeps from others. */
export function reachOf(box: Box, { x, y }: XY): Box {
  return grown(around(box, { left: x, right: x, top: y, bottom: y }), APART_PX);
}

/** Returns what a shape costs at least at a distance, wherever it stands. */
export function leastCost({ hidden }: Shape<Thing>, gap: number): number {
  return lengthCost(gap) + HIDDEN_PX * hidden.length;
}

/** Returns what a leader costs: a long one costs more than two that are half as long. */
function lengthCost(px: number): number {
  return px + px ** 2 / LONG_PX;
}

/** Tells whether two seats are one. */
export function same(a: Seat, b: Seat): boolean {
  return a.gap === b.gap && a.across === b.across && a.down === b.down;
}
