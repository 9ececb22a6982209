// Arranges symbols so that each is legible and none is where it is not: at its place, or in a block with a leader to
// its place. Pure: pixels in, pixels out, the same in every host.

import type { Box } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { type Block, placeBlocks, placeMost } from "./blocks.ts";
import type { BlockRules, Habits } from "./choices.ts";
import { coarser, type Group, gather, strongest } from "./gather.ts";
import { Occupancy, TAKEN } from "./occupancy.ts";
import type { BlockStyle } from "./shapes.ts";
import { type Dots, placeSingles, type Single } from "./singles.ts";
import type { Thing } from "./thing.ts";

export type { Block, Single };

/** The picture on which things are arranged. */
export interface Picture {
  /** What is seen; a thing whose place is outside is drawn there and takes no part. */
  seen: Box;
  /** The part of it in which blocks may stand. */
  free: Box;
  /** What else lies on it: title, legend, inset. No block covers it. */
  kept: readonly Box[];
  /** Whether a symbol that lies under one of these moves into a block. */
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

/** Blocks may take at most this part of the free picture; places that are farther apart then share one. */
const MOST_COVERED = 0.4;
const COARSER = 1.22;
const FARTHEST_PX = 20_000;

/** Returns where each thing is drawn; `opened` is the key of a thing whose block a viewer has opened. */
export function arrange<T extends Thing>(
  things: readonly T[],
  picture: Picture,
  opened = "",
  habits: Habits = new Map(),
): Arrangement<T> {
  const { seen } = picture;
  const isSeen = ({ x, y }: XY) => x >= seen.left && x <= seen.right && y >= seen.top && y <= seen.bottom;
  const outside = things
    .filter((thing) => !isSeen(thing))
    .map((thing): Single<T> => ({ thing, x: thing.x, y: thing.y, side: "below" }));
  const levels = coarsening(gather(things.filter(isSeen), picture.nearPx, picture.origin), picture);
  const arranged =
    firstOf(levels, (groups) => steady(groups, picture, opened, habits, "all")) ??
    firstOf(levels, (groups) => steady(groups, picture, opened, habits, "strongest")) ??
    squeezed(levels, picture, opened, habits);
  return { ...arranged, singles: [...arranged.singles, ...outside] };
}

/** Returns groups and what they become when more and more of them share a place, without those that cover too much. */
function coarsening<T extends Thing>(first: Group<T>[], picture: Picture): Group<T>[][] {
  const levels = [first];
  let groups = first;
  for (let near = picture.nearPx * COARSER; near < FARTHEST_PX; near *= COARSER) {
    const fewer = coarser(groups, near);
    if (fewer.length < groups.length) levels.push(fewer);
    groups = fewer;
  }
  const roomy = levels.filter((level) => covered(level, picture) <= MOST_COVERED);
  return roomy.length ? roomy : levels.slice(-1);
}

function firstOf<A, B>(items: readonly A[], make: (item: A) => B | undefined): B | undefined {
  for (const item of items) {
    const made = make(item);
    if (made) return made;
  }
  return undefined;
}

/** Arranges what cannot all be in the picture: at the level at which the fewest things are left outside it. */
function squeezed<T extends Thing>(
  levels: readonly Group<T>[][],
  picture: Picture,
  opened: string,
  habits: Habits,
): Arrangement<T> {
  let best: (Arrangement<T> & { aside: number }) | undefined;
  for (const groups of levels) {
    const { singles, called, occupancy } = onPicture(groups, picture, "strongest");
    const made = { singles, ...placeMost(called, { ...picture, occupancy, opened, habits }) };
    if (!best || made.aside < best.aside) best = made;
    if (best.aside === 0) break;
  }
  if (!best) throw new Error("there are no levels");
  const { singles, blocks, habits: kept } = best;
  return { singles, blocks, habits: kept };
}

/** Tries to place every group where its block was; which things share a block does not depend on where blocks were. */
function steady<T extends Thing>(
  groups: readonly Group<T>[],
  picture: Picture,
  opened: string,
  habits: Habits,
  dots: Dots,
): Arrangement<T> | undefined {
  const fresh = attempt(groups, picture, opened, new Map(), dots);
  return (fresh && habits.size > 0 && attempt(groups, picture, opened, habits, dots)) || fresh;
}

/** Tries to place every group; undefined if one finds no seat. */
function attempt<T extends Thing>(
  groups: readonly Group<T>[],
  picture: Picture,
  opened: string,
  habits: Habits,
  dots: Dots,
): Arrangement<T> | undefined {
  const { singles, called, occupancy } = onPicture(groups, picture, dots);
  const placed = placeBlocks(called, { ...picture, occupancy, opened, habits });
  return placed && { singles, ...placed };
}

/** Places the symbols that can stand at their place. */
function onPicture<T extends Thing>(groups: readonly Group<T>[], picture: Picture, dots: Dots) {
  const occupancy = new Occupancy(picture.seen);
  for (const box of picture.kept) occupancy.take(box, TAKEN.kept);
  const hidden = picture.callsOut ? picture.kept : [];
  const { singles, called } = placeSingles(groups, hidden, occupancy, dots);
  occupancy.count();
  return { singles, called, occupancy };
}

/** Returns the part of the free picture that the smallest blocks of some groups take. */
function covered<T extends Thing>(groups: readonly Group<T>[], { free, style }: Picture): number {
  const area = groups.reduce((sum, group) => {
    const { body, name } = strongest(group);
    const width = Math.max(body.left + body.right, name.width) + 2 * style.pad;
    return sum + width * (body.top + body.bottom + name.height + 2 * style.pad + style.line);
  }, 0);
  return area / Math.max(1, (free.right - free.left) * (free.bottom - free.top));
}
