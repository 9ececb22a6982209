// Arranges symbols so that each is legible and none is where it is not: at its place, or in a block with a leader to
// its place. Pure: pixels in, pixels out, the same in every host.

import { type Box, holds } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { type Block, placeBlocks, placeWhatFits } from "./blocks.ts";
import { type BlockRules, type Habits, NO_HABITS } from "./choices.ts";
import { coarser, type Group, gather } from "./gather.ts";
import { Occupancy, TAKEN } from "./occupancy.ts";
import { type BlockStyle, SHOWN } from "./shapes.ts";
import { DOT_PX, placeSingles, type Single } from "./singles.ts";
import { boxAround, type Thing } from "./thing.ts";

export type { Block, Single };

/** The picture on which things are arranged. */
export interface Picture {
  /** What is seen; a thing whose place is outside is drawn there and takes no part. */
  seen: Box;
  /** The part of it in which blocks may stand. */
  free: Box;
  /** What else lies on it: title, legend, inset. No block covers it. */
  kept: readonly Box[];
  /** Whether a symbol that lies under one of these, or reaches out of the picture, moves into a block. */
  callsOut: boolean;
  /** Where the top left of the picture is in the world, in pixels of its scale. */
  origin: XY;
  /** Places nearer than this cannot be told apart. */
  nearPx: number;
  style: BlockStyle;
  rules: BlockRules;
}

/** Where everything is drawn. */
export interface Arrangement<T extends Thing> {
  singles: Single<T>[];
  blocks: Block<T>[];
  /** Where the blocks are, for the next arrangement of the same map. */
  habits: Habits;
}

/** Blocks may take at most this part of the free picture; they then show fewer symbols, or share a block. */
const MOST_COVERED = 0.34;
/** More blocks than this would leave no map between them; so many groups cannot be placed at all. */
const MOST_BLOCKS = 20;
const MOST_GROUPS = 150;
/** A block farther from its place than this seems to stand elsewhere: it rather shares one that is nearer. */
export const FARTHEST_BLOCK_PX = 208;
/** Places farther apart than this part of it share no block for its sake: the block would cover some of them. */
const JOINED_PART = 0.5;
const COARSER = 1.22;
const FARTHEST_PX = 20_000;
/** So few groups are tried first, even if more shared a block before. */
const FEW_GROUPS = 14;
const DOT_REACH = { left: DOT_PX, right: DOT_PX, top: DOT_PX, bottom: DOT_PX };

/** What else an arrangement knows. */
export interface Wishes<T extends Thing> {
  /** The key of a thing whose block a viewer has opened. */
  opened?: string;
  habits?: Habits;
  /** What has a block of its own in any case. */
  callouts?: readonly T[];
}

/** Returns where each thing is drawn. */
export function arrange<T extends Thing>(
  things: readonly T[],
  picture: Picture,
  { opened = "", habits = NO_HABITS, callouts = [] }: Wishes<T> = {},
): Arrangement<T> {
  const { seen, nearPx, origin } = picture;
  const own = callouts.filter((one) => holds(seen, one.x, one.y)).map(alone);
  const isSeen = ({ x, y }: XY) => holds(seen, x, y);
  const outside = things
    .filter((thing) => !isSeen(thing))
    .map((thing): Single<T> => ({ thing, x: thing.x, y: thing.y, side: "below" }));
  const first: Step<T> = { near: nearPx, groups: gather(things.filter(isSeen), nearPx, origin) };
  const few = first.groups.length <= FEW_GROUPS;
  const steps = [few ? first : asBefore(first, habits.near)];
  // A map that moves keeps what shares a block, and rather has one that stands far off.
  const reaches = few || habits.near === 0 ? [FARTHEST_BLOCK_PX, Number.POSITIVE_INFINITY] : [Number.POSITIVE_INFINITY];
  const wanted = { opened, habits, own };
  for (const farthest of reaches) {
    const fitting = firstFit(steps, picture, { ...wanted, farthest });
    if (fitting) return finished(fitting.tried, outside, fitting.near);
  }
  const { near, groups } = steps.at(-1) ?? first;
  const all = attempt(groups, picture, { ...wanted, farthest: Number.POSITIVE_INFINITY, must: true });
  return finished(all, outside, near);
}

/** Tries one step after the other, and coarser ones that it adds; undefined if there is room at none. */
function firstFit<T extends Thing>(
  steps: Step<T>[],
  picture: Picture,
  wanted: Wanted<T>,
): { tried: Tried<T>; near: number } | undefined {
  for (const [i, step] of steps.entries()) {
    if (step.near > wanted.farthest * JOINED_PART) return undefined;
    const tried = attempt(step.groups, picture, { ...wanted, must: false });
    if (tried) return { tried, near: step.near };
    const fewer = i === steps.length - 1 && coarsened(step.groups, step.near);
    if (fewer) steps.push(fewer);
  }
  return undefined;
}

/** What an attempt heeds. */
interface Wanted<T extends Thing> {
  opened: string;
  habits: Habits;
  own: readonly Group<T>[];
  farthest: number;
}

/** Groups of things that are nearer to each other than some pixels. */
interface Step<T extends Thing> {
  near: number;
  groups: Group<T>[];
}

/** Joins groups step by step as they were before: groups that are joined in one step are others. */
function asBefore<T extends Thing>(first: Step<T>, near: number): Step<T> {
  let step = first;
  while (step.near < near) {
    const fewer = coarsened(step.groups, step.near);
    if (!fewer || fewer.near > near) break;
    step = fewer;
  }
  return step;
}

function alone<T extends Thing>(thing: T): Group<T> {
  return { first: thing, members: [thing], x: thing.x, y: thing.y };
}

function finished<T extends Thing>(
  tried: Tried<T> | undefined,
  outside: readonly Single<T>[],
  near: number,
): Arrangement<T> {
  const { singles, blocks, seats } = tried ?? { singles: [], blocks: [], seats: NO_HABITS.seats };
  const sides = new Map(singles.map(({ thing, side }) => [thing.key, side]));
  return { singles: [...singles, ...outside], blocks, habits: { seats, sides, near } };
}

/** Joins groups at the least distance at which any can be joined; undefined if none can. */
function coarsened<T extends Thing>(groups: readonly Group<T>[], from: number): Step<T> | undefined {
  for (let near = from * COARSER; near < FARTHEST_PX; near *= COARSER) {
    const fewer = coarser(groups, near);
    if (fewer.length < groups.length) return { near, groups: fewer };
  }
  return undefined;
}

interface Tried<T extends Thing> {
  singles: Single<T>[];
  blocks: Block<T>[];
  seats: Habits["seats"];
}

/** Tries to place every group; undefined if one finds no seat, unless it must be placed outside the picture then. */
function attempt<T extends Thing>(
  groups: readonly Group<T>[],
  picture: Picture,
  {
    must,
    own,
    ...wishes
  }: { opened: string; habits: Habits; own: readonly Group<T>[]; farthest: number; must: boolean },
): Tried<T> | undefined {
  if (!must && groups.length > MOST_GROUPS) return undefined;
  const occupancy = new Occupancy(picture.seen);
  for (const box of picture.kept) occupancy.take(box, TAKEN.kept);
  for (const { x, y } of own) occupancy.take(boxAround({ x, y }, DOT_REACH), TAKEN.dot);
  const hidden = picture.callsOut ? picture.kept : [];
  const { singles, called: crowded } = placeSingles(groups, {
    hidden,
    // Where not all find a seat, a name that is cut at the edge is better than a block outside.
    ...(picture.callsOut && !must && { within: picture.seen }),
    occupancy,
    sides: wishes.habits.sides,
    crowded: must,
  });
  const called = [...crowded, ...own];
  const mostShown = SHOWN.find((most) => covered(called, picture, most) <= MOST_COVERED);
  if (!must && (mostShown === undefined || called.length > MOST_BLOCKS) && called.length > 1) return undefined;
  occupancy.count();
  const board = {
    ...picture,
    ...wishes,
    occupancy,
    mostShown: mostShown ?? 1,
  };
  const placed = must ? placeWhatFits(called, board) : placeBlocks(called, board);
  return placed && { singles, ...placed };
}

/** Returns the part of the free picture that the blocks of some groups take, with at most so many symbols each. */
function covered<T extends Thing>(groups: readonly Group<T>[], { free, style }: Picture, most: number): number {
  const area = groups.reduce((sum, { first: { body, name }, members }) => {
    const width = Math.max(body.left + body.right, name.width) + style.gap;
    const cells = Math.min(most, members.length) * width * (body.top + body.bottom + name.height + style.gap);
    return sum + cells + (2 * style.pad + style.line) * Math.sqrt(cells);
  }, 0);
  return area / Math.max(1, (free.right - free.left) * (free.bottom - free.top));
}
