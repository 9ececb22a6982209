// Symbols that can stand at their place, each with its name on a side where it covers nothing. Pure.

import { type Box, overlap } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { type Group, strongest } from "./gather.ts";
import { type Occupancy, TAKEN } from "./occupancy.ts";
import { boxAround, reachOf, type Side, type Thing } from "./thing.ts";

/** A symbol at its place. */
export interface Single<T extends Thing> extends XY {
  thing: T;
  side: Side;
}

/** Whose places no block may cover: those of all members, or where that leaves no room, of the strongest of each block. */
export type Dots = "all" | "strongest";

/** Radius of the dot at the place of a block, with the room around it. */
export const DOT_PX = 5;
const SIDES: readonly Side[] = ["below", "right", "left", "above"];

/** Places the groups of one symbol that cover nothing; the others are called out, and the places of their members taken. */
export function placeSingles<T extends Thing>(
  groups: readonly Group<T>[],
  hidden: readonly Box[],
  occupancy: Occupancy,
  dots: Dots,
): { singles: Single<T>[]; called: Group<T>[] } {
  const places = new Places(groups);
  const singles: Single<T>[] = [];
  const called: Group<T>[] = [];
  for (const group of groups) if (group.members.length > 1) takeDots(group, occupancy, dots);
  for (const group of groups) {
    const single = group.members.length === 1 ? atPlace(group, places, hidden, occupancy) : undefined;
    if (single) {
      singles.push(single);
      continue;
    }
    called.push(group);
    takeDots(group, occupancy, dots);
  }
  return { singles, called };
}

function atPlace<T extends Thing>(
  group: Group<T>,
  places: Places<T>,
  hidden: readonly Box[],
  occupancy: Occupancy,
): Single<T> | undefined {
  const thing = strongest(group);
  for (const side of SIDES) {
    const box = boxAround(thing, reachOf(thing, side));
    if (hidden.some((one) => overlap(one, box)) || places.others(group, box)) continue;
    if (!occupancy.isFree(box, TAKEN.symbol | TAKEN.dot)) continue;
    occupancy.take(box, TAKEN.symbol);
    return { thing, x: thing.x, y: thing.y, side };
  }
  return undefined;
}

function takeDots<T extends Thing>({ members }: Group<T>, occupancy: Occupancy, dots: Dots): void {
  for (const { x, y } of dots === "all" ? members : members.slice(0, 1)) {
    occupancy.take({ left: x - DOT_PX, right: x + DOT_PX, top: y - DOT_PX, bottom: y + DOT_PX }, TAKEN.dot);
  }
}

/** The places of all groups: no symbol may lie over the place of another. */
class Places<T extends Thing> {
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
