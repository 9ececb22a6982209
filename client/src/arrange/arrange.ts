// Arranges symbols so that each is legible and none is where it is not: at its place, or in a block with a leader to
// its place. Pure: pixels in, pixels out, the same in every host.

import type { Box } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { type Block, blockAside, placeBlocks } from "./blocks.ts";
import type { BlockRules, Habits } from "./choices.ts";
import { coarser, type Group, gather, strongest } from "./gather.ts";
import { Occupancy, TAKEN } from "./occupancy.ts";
import type { BlockStyle } from "./shapes.ts";
import { placeSingles, type Single } from "./singles.ts";
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
  let near = picture.nearPx;
  let groups = gather(things.filter(isSeen), near, picture.origin);
  for (;;) {
    const tried = covered(groups, picture) > MOST_COVERED ? undefined : attempt(groups, picture, opened, habits);
    if (tried) return { ...tried, singles: [...tried.singles, ...outside] };
    const fewer = coarsened(groups, near);
    if (!fewer) break;
    near = fewer.near;
    groups = fewer.groups;
  }
  return { blocks: groups.map((group) => blockAside(group, picture)), singles: outside, habits: new Map() };
}

/** Joins groups at the least distance at which any can be joined; undefined if none can. */
function coarsened<T extends Thing>(
  groups: readonly Group<T>[],
  from: number,
): { near: number; groups: Group<T>[] } | undefined {
  for (let near = from * COARSER; near < FARTHEST_PX; near *= COARSER) {
    const fewer = coarser(groups, near);
    if (fewer.length < groups.length) return { near, groups: fewer };
  }
  return undefined;
}

/** Tries to place every group; undefined if one finds no seat. */
function attempt<T extends Thing>(
  groups: readonly Group<T>[],
  picture: Picture,
  opened: string,
  habits: Habits,
): Arrangement<T> | undefined {
  const occupancy = new Occupancy(picture.seen);
  for (const box of picture.kept) occupancy.take(box, TAKEN.kept);
  const hidden = picture.callsOut ? picture.kept : [];
  const { singles, called } = placeSingles(groups, hidden, occupancy);
  occupancy.count();
  const placed = placeBlocks(called, { ...picture, occupancy, opened, habits });
  return placed && { singles, ...placed };
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
