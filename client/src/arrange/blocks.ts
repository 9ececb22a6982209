// Gives each group its block: over its own country or the sea rather than over another country, on nothing else, with a
// leader that crosses no other. Pure.

import type { Box } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { type Board, type Choice, choicesOf, type Habit, type Habits, habitOf } from "./choices.ts";
import { type Group, strongest } from "./gather.ts";
import { foot, SEATS } from "./seats.ts";
import { conflict, settle } from "./settle.ts";
import { type Cell, shapesOf } from "./shapes.ts";
import type { Thing } from "./thing.ts";

/** A frame that holds the symbols of one place, with a leader to a dot at that place. */
export interface Block<T extends Thing> {
  box: Box;
  /** The true place of the strongest member. */
  dot: XY;
  /** Where the leader meets the frame. */
  foot: XY;
  /** The symbols that are drawn, the strongest first. */
  shown: Cell<T>[];
  /** The symbols that are only named. */
  hidden: T[];
}

/** Places the block of each group; undefined if one finds no seat. */
export function placeBlocks<T extends Thing>(
  groups: readonly Group<T>[],
  board: Board,
): { blocks: Block<T>[]; habits: Habits } | undefined {
  const offers = groups.map((group) => choicesOf(group, board));
  const chosen = offers.every((offer) => offer.length > 0) ? settle(offers) : undefined;
  if (!chosen) return undefined;
  const habits = new Map<string, Habit>();
  groups.forEach((group, i) => {
    const choice = chosen[i];
    if (choice) habits.set(strongest(group).key, habitOf(choice));
  });
  return { blocks: chosen.map(blockOf), habits };
}

/** Places the blocks that find room, the strongest first; the others stand outside the picture, with `aside` things. */
export function placeMost<T extends Thing>(
  groups: readonly Group<T>[],
  board: Board,
): { blocks: Block<T>[]; habits: Habits; aside: number } {
  const chosen: Choice<T>[] = [];
  const habits = new Map<string, Habit>();
  let aside = 0;
  const blocks = groups.map((group) => {
    const choice = choicesOf(group, board).find((one) => !chosen.some((other) => conflict(one, other)));
    if (!choice) {
      aside += group.members.length;
      return blockAside(group, board);
    }
    chosen.push(choice);
    habits.set(strongest(group).key, habitOf(choice));
    return blockOf(choice);
  });
  return { blocks, habits, aside };
}

function blockOf<T extends Thing>({ shape, box, leader }: Choice<T>): Block<T> {
  const shown = shape.cells.map(({ thing, x, y }) => ({ thing, x: box.left + x, y: box.top + y }));
  return { box, dot: leader.from, foot: leader.to, shown, hidden: shape.hidden };
}

/** Returns a block outside the picture: its leader shows that there is something, and it covers nothing. */
function blockAside<T extends Thing>(group: Group<T>, { free, style }: Pick<Board, "free" | "style">): Block<T> {
  const shape = shapesOf(group, style, false).at(-1);
  if (!shape) throw new Error("a group has no shape");
  const left = group.x - free.left < free.right - group.x ? free.left - 2 * shape.width : free.right + shape.width;
  const top = group.y - shape.height / 2;
  const box = { left, top, right: left + shape.width, bottom: top + shape.height };
  const [seat] = SEATS;
  if (!seat) throw new Error("there are no seats");
  const dot = { x: group.x, y: group.y };
  return blockOf({ shape, seat, box, leader: { from: dot, to: foot(dot, box) }, kept: false, cost: 0 });
}
