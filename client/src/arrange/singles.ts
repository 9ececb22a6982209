// Symbols that can stand at their place, each with its name on a side where it covers nothing. Pure.

import { type Box, overlap } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import type { Group } from "./gather.ts";
import { type Occupancy, TAKEN } from "./occupancy.ts";
import { boxAround, reachOf, type Side, type Thing } from "./thing.ts";

/** A symbol at its place. */
export interface Single<T extends Thing> extends XY {
  thing: T;
  side: Side;
}

/** Radius of the dot at the place of a block, with the room around it. */
export const DOT_PX = 5;
const SIDES: readonly Side[] = ["below", "right", "left", "above"];

/** Where symbols may stand at their place. */
export interface Room {
  /** What hides a symbol that lies under it. */
  hidden: readonly Box[];
  /** Where a symbol with its name must be; absent if a viewer can move the map. */
  within?: Box;
  occupancy: Occupancy;
  /** On which side the names of symbols were that stood at their place before: these come first, and stay. */
  sides: ReadonlyMap<string, Side>;
  /** Whether only the place of a group itself is kept free, and not those of its members. */
  crowded: boolean;
}

/** Places the groups of one symbol that cover nothing; the others are called out. Takes all of them in the occupancy. */
export function placeSingles<T extends Thing>(
  groups: readonly Group<T>[],
  room: Room,
): { singles: Single<T>[]; called: Group<T>[] } {
  const { occupancy, crowded } = room;
  const dots = new Dots(groups);
  const singles: Single<T>[] = [];
  const called = new Set<Group<T>>();
  for (const group of groups) if (group.members.length > 1) takeDots(group, occupancy, crowded);
  for (const group of stayingFirst(groups, room.sides)) {
    const single = group.members.length === 1 ? atPlace(group, dots, room) : undefined;
    if (single) {
      singles.push(single);
      continue;
    }
    called.add(group);
    takeDots(group, occupancy, crowded);
  }
  return { singles, called: groups.filter((group) => called.has(group)) };
}

function stayingFirst<T extends Thing>(groups: readonly Group<T>[], sides: Room["sides"]): readonly Group<T>[] {
  if (sides.size === 0) return groups;
  const stays = ({ first }: Group<T>) => sides.has(first.key);
  return [...groups.filter(stays), ...groups.filter((group) => !stays(group))];
}

function atPlace<T extends Thing>(
  group: Group<T>,
  dots: Dots<T>,
  { hidden, within, occupancy, sides }: Room,
): Single<T> | undefined {
  const thing = group.first;
  const before = sides.get(thing.key);
  for (const side of before ? [before, ...SIDES] : SIDES) {
    const box = boxAround(thing, reachOf(thing, side, true));
    if (within && !isWithin(box, within)) continue;
    if (hidden.some((one) => overlap(one, box)) || dots.others(group, box)) continue;
    if (!occupancy.isFree(box, TAKEN.symbol | TAKEN.dot)) continue;
    occupancy.take(box, TAKEN.symbol);
    return { thing, x: thing.x, y: thing.y, side };
  }
  return undefined;
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

function takeDots<T extends Thing>(group: Group<T>, occupancy: Occupancy, crowded: boolean): void {
  for (const { x, y } of crowded ? [group] : [group, ...dotsOf(group.members)]) {
    occupancy.take({ left: x - DOT_PX, right: x + DOT_PX, top: y - DOT_PX, bottom: y + DOT_PX }, TAKEN.dot);
  }
}

/** Places of members have dots of their own, if there are not too many. */
const MOST_DOTS = 8;

/** Returns the places of members that get a dot; none if there are too many. */
export function dotsOf(members: readonly Thing[]): XY[] {
  const places = new Map<number, XY>();
  for (const { x, y } of members) {
    places.set(Math.round(x) * 2 ** 20 + Math.round(y), { x, y });
    if (places.size > MOST_DOTS) return [];
  }
  return [...places.values()];
}

/** The places of all groups: no symbol may lie over the place of another. */
class Dots<T extends Thing> {
  readonly #side = 64;
  readonly #squares = new Map<number, Group<T>[]>();

  constructor(groups: readonly Group<T>[]) {
    for (const group of groups) {
      const key = this.#key(Math.floor(group.x / this.#side), Math.floor(group.y / this.#side));
      const known = this.#squares.get(key);
      if (known) known.push(group);
      else this.#squares.set(key, [group]);
    }
  }

  others(own: Group<T>, box: Box): boolean {
    const at = (value: number) => Math.floor(value / this.#side);
    for (let column = at(box.left - DOT_PX); column <= at(box.right + DOT_PX); column++) {
      for (let row = at(box.top - DOT_PX); row <= at(box.bottom + DOT_PX); row++) {
        for (const group of this.#squares.get(this.#key(column, row)) ?? []) {
          if (group !== own && isNear(group, box)) return true;
        }
      }
    }
    return false;
  }

  #key(column: number, row: number): number {
    return column * 2 ** 25 + row;
  }
}

function isNear({ x, y }: XY, { left, right, top, bottom }: Box): boolean {
  return x > left - DOT_PX && x < right + DOT_PX && y > top - DOT_PX && y < bottom + DOT_PX;
}
