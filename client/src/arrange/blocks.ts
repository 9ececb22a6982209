// Gives each group its block: over its own country or the sea rather than over another country, on nothing else, with a
// leader that crosses no other. Pure.

import type { Box } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { asHabit, type Board, type Choice, type Habit, type Habits, habitualChoice, reachOf } from "./choices.ts";
import type { Group } from "./gather.ts";
import { Offers } from "./offers.ts";
import { foot, RINGS } from "./seats.ts";
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

/** Places the blocks of the groups that find a seat, and the others outside the picture. */
export function placeWhatFits<T extends Thing>(
  groups: readonly Group<T>[],
  board: Board,
): { blocks: Block<T>[]; seats: Habits["seats"] } {
  const usual = seatedOn(groups, board);
  // What shows least needs the least room.
  const chosen = usual.size < groups.length ? larger(usual, seatedOn(groups, { ...board, mostShown: 1 })) : usual;
  const outside: Block<T>[] = [];
  for (const group of groups) if (!chosen.get(group)) outside.push(blockAside(group, board, outside));
  const inside = groups.flatMap((group) => chosen.get(group) ?? []).map(blockOf);
  return { blocks: [...inside, ...outside], seats: new Map() };
}

/** Returns the choices of the groups that find a seat on a board. */
function seatedOn<T extends Thing>(groups: readonly Group<T>[], board: Board): Chosen<T> {
  const offers = groups.map((group) => new Offers(group, board));
  const seated = groups.filter((_, i) => offers[i]?.at(0));
  const settled = bestSettled(offers.filter((offer) => offer.at(0)));
  const pairs = settled ? seated.map((group, i) => [group, settled[i]] as const) : oneByOne(groups, offers);
  return new Map(pairs.flatMap(([group, choice]) => (choice ? [[group, choice] as const] : [])));
}

function larger<T extends Thing>(one: Chosen<T>, other: Chosen<T>): Chosen<T> {
  return other.size > one.size ? other : one;
}

/** Gives groups choices one after the other, in several orders; returns the try that leaves the fewest without one. */
function oneByOne<T extends Thing>(
  groups: readonly Group<T>[],
  offers: readonly Offers<T>[],
): [Group<T>, Choice<T> | undefined][] {
  const fewest = fewestFirst(offers);
  const costly = [...fewest].sort((a, b) => firstCost(offers, b) - firstCost(offers, a));
  const orders = [fewest, costly, [...costly].reverse(), [...fewest].reverse()];
  const tries = orders.map((order) => inOrder(order, groups, offers));
  const left = (tried: [Group<T>, Choice<T> | undefined][]) => tried.filter(([, choice]) => !choice).length;
  return tries.reduce((best, tried) => (left(tried) < left(best) ? tried : best));
}

/** Gives each group the cheapest choice that is in the way of none before it. */
function inOrder<T extends Thing>(
  order: readonly number[],
  groups: readonly Group<T>[],
  offers: readonly Offers<T>[],
): [Group<T>, Choice<T> | undefined][] {
  const standing: Choice<T>[] = [];
  return order.flatMap((i): [Group<T>, Choice<T> | undefined][] => {
    const free = firstFree(offers[i], standing);
    if (free) standing.push(free);
    const group = groups[i];
    return group ? [[group, free]] : [];
  });
}

function countOf<T extends Thing>(offers: readonly Offers<T>[], i: number): number {
  return offers[i]?.count() ?? 0;
}

function firstFree<T extends Thing>(
  offer: Offers<T> | undefined,
  standing: readonly Choice<T>[],
): Choice<T> | undefined {
  for (let rank = 0; ; rank++) {
    const choice = offer?.at(rank);
    if (!choice || !standing.some((other) => conflict(choice, other))) return choice;
  }
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
  const refuses = (choice: Choice<T>) => standing.some((other) => conflict(choice, other));
  const offers = groups.map((group) => new Offers(group, board, refuses));
  if (offers.some((offer) => !offer.at(0))) return undefined;
  const chosen = standing.length ? settle(offers) : bestSettled(offers);
  return chosen && new Map(groups.flatMap((group, i) => (chosen[i] ? [[group, chosen[i]] as const] : [])));
}

/** Settles in several orders, and returns the result that costs least. */
function bestSettled<T extends Thing>(offers: readonly Offers<T>[]): Choice<T>[] | undefined {
  const order = offers.map((_, i) => i);
  const floor = order.reduce((sum, i) => sum + firstCost(offers, i), 0);
  let best: Choice<T>[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const inTurn of [() => order, () => [...order].reverse(), () => fewestFirst(offers)]) {
    const one = inTurn();
    const chosen = settle(one.flatMap((i) => offers[i] ?? []));
    if (!chosen) continue;
    const cost = chosen.reduce((sum, choice) => sum + choice.cost, 0);
    if (cost >= least) continue;
    least = cost;
    best = order.flatMap((i) => chosen[one.indexOf(i)] ?? []);
    if (cost <= floor) break;
  }
  return best;
}

/** Returns the order in which blocks with the fewest choices come first. */
function fewestFirst<T extends Thing>(offers: readonly Offers<T>[]): number[] {
  return offers.map((_, i) => i).sort((a, b) => countOf(offers, a) - countOf(offers, b));
}

/** Returns what the cheapest choice costs; more than any if there is none. */
function firstCost<T extends Thing>(offers: readonly Offers<T>[], i: number): number {
  return offers[i]?.at(0)?.cost ?? Number.MAX_VALUE;
}

function blockOf<T extends Thing>({ shape, box, leader }: Choice<T>): Block<T> {
  const shown = shape.cells.map(({ thing, x, y }) => ({ thing, x: box.left + x, y: box.top + y }));
  return { box, dot: leader.from, foot: leader.to, shown, hidden: shape.hidden };
}

/** Returns a block outside the picture: its leader shows that there is something, and it covers no other block there. */
function blockAside<T extends Thing>(
  group: Group<T>,
  { free, style }: Pick<Board, "free" | "style">,
  others: readonly Block<T>[],
): Block<T> {
  const shape = shapesOf(group, style, false).at(-1);
  const seat = RINGS[0]?.seats[0];
  if (!shape || !seat) throw new Error("a group has no shape, or there are no seats");
  const left = group.x - free.left < free.right - group.x ? free.left - 2 * shape.width : free.right + shape.width;
  const lowest = Math.max(...others.map(({ box }) => box.bottom + style.gap), group.y - shape.height / 2);
  const box = { left, top: lowest, right: left + shape.width, bottom: lowest + shape.height };
  const dot = { x: group.x, y: group.y };
  return blockOf({ shape, seat, box, leader: { from: dot, to: foot(dot, box) }, reach: reachOf(box, dot), cost: 0 });
}
