// Gives each group its block: over its own country or the sea rather than over another country, on nothing else, with a
// leader that crosses no other. Pure.

import type { Box } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { asHabit, type Board, type Choice, choicesOf, type Habit, type Habits, habitualChoice } from "./choices.ts";
import type { Group } from "./gather.ts";
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

/** Places the block of each group; undefined if one finds no seat. Blocks stay where they were, if the others find room. */
export function placeBlocks<T extends Thing>(
  groups: readonly Group<T>[],
  board: Board,
): { blocks: Block<T>[]; seats: Habits["seats"] } | undefined {
  const chosen = besideOld(groups, board) ?? settled(groups, board, []);
  if (!chosen) return undefined;
  const seats = new Map<string, Habit>();
  for (const [group, choice] of chosen) seats.set(group.first.key, asHabit(choice));
  return { blocks: groups.flatMap((group) => chosen.get(group) ?? []).map(blockOf), seats };
}

/** Places the blocks of the groups that find a seat, one after the other, and the others outside the picture. */
export function placeWhatFits<T extends Thing>(
  groups: readonly Group<T>[],
  board: Board,
): { blocks: Block<T>[]; seats: Habits["seats"] } {
  const standing: Choice<T>[] = [];
  const blocks = groups.map((group) => {
    const free = choicesOf(group, board).find((choice) => !standing.some((other) => conflict(choice, other)));
    if (!free) return blockAside(group, board);
    standing.push(free);
    return blockOf(free);
  });
  return { blocks, seats: new Map() };
}

type Chosen<T extends Thing> = ReadonlyMap<Group<T>, Choice<T>>;

/** Leaves blocks where they were, and finds room for the others; undefined if nothing was anywhere, or there is no room. */
function besideOld<T extends Thing>(groups: readonly Group<T>[], board: Board): Chosen<T> | undefined {
  const old = new Map<Group<T>, Choice<T>>();
  for (const group of groups) {
    const choice = habitualChoice(group, board);
    if (choice && ![...old.values()].some((other) => conflict(choice, other))) old.set(group, choice);
  }
  if (old.size === 0) return undefined;
  const others = groups.filter((group) => !old.has(group));
  const placed = settled(others, board, [...old.values()]);
  return placed && new Map([...old, ...placed]);
}

/** Chooses for groups so that none is in the way of another, or of what stands already. */
function settled<T extends Thing>(
  groups: readonly Group<T>[],
  board: Board,
  standing: readonly Choice<T>[],
): Chosen<T> | undefined {
  const offers = groups.map((group) =>
    choicesOf(group, board).filter((choice) => !standing.some((other) => conflict(choice, other))),
  );
  if (offers.some((offer) => offer.length === 0)) return undefined;
  const chosen = settle(offers);
  return chosen && new Map(groups.flatMap((group, i) => (chosen[i] ? [[group, chosen[i]] as const] : [])));
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
  return blockOf({ shape, seat, box, leader: { from: dot, to: foot(dot, box) }, cost: 0 });
}
