// Things that stand too near to be told apart become one group. Pure.

import { append } from "../scene/collections.ts";
import { stronger, type Thing } from "./thing.ts";

/** Things of one place, or of places too near to tell apart; the first is the strongest, and its place is the group's. */
export interface Group<T extends Thing> {
  members: T[];
  x: number;
  y: number;
}

/** Groups things of one country that stand nearer than a distance; `origin` is the picture's place in the world. */
export function gather<T extends Thing>(
  things: readonly T[],
  near: number,
  origin: { x: number; y: number },
): Group<T>[] {
  const squares = new Map<string, Map<number, T[]>>();
  for (const thing of things) {
    // Squares lie on the world, not on the picture: a map that moves keeps its groups.
    const square = Math.floor((thing.x + origin.x) / near) * 2 ** 25 + Math.floor((thing.y + origin.y) / near);
    const country = squares.get(thing.country) ?? new Map<number, T[]>();
    squares.set(thing.country, country);
    append(country, square, thing);
  }
  const groups = [...squares.values()].flatMap((country) => [...country.values()].map(grouped));
  return coarser(groups, near);
}

/** Joins groups of one country that are nearer than a distance; the strongest take in the others. */
export function coarser<T extends Thing>(groups: readonly Group<T>[], near: number): Group<T>[] {
  const taken: T[][] = [];
  const known = new Map<string, { group: Group<T>; members: T[] }[]>();
  for (const group of [...groups].sort(byStrength)) {
    const { country } = strongest(group);
    const [column, row] = [Math.floor(group.x / near), Math.floor(group.y / near)];
    const host = nearest(group, near, (dc, dr) => known.get(`${country}/${column + dc}/${row + dr}`) ?? []);
    if (host) {
      host.members.push(...group.members);
      continue;
    }
    const members = [...group.members];
    taken.push(members);
    append(known, `${country}/${column}/${row}`, { group, members });
  }
  return taken.map(grouped).sort(byStrength);
}

function nearest<T extends Thing, H extends { group: Group<T> }>(
  group: Group<T>,
  near: number,
  at: (dc: number, dr: number) => readonly H[],
): H | undefined {
  let best: H | undefined;
  let least = near;
  for (let dc = -1; dc <= 1; dc++) {
    for (let dr = -1; dr <= 1; dr++) {
      for (const host of at(dc, dr)) {
        const apart = Math.hypot(host.group.x - group.x, host.group.y - group.y);
        if (apart >= least) continue;
        best = host;
        least = apart;
      }
    }
  }
  return best;
}

function grouped<T extends Thing>(things: readonly T[]): Group<T> {
  const members = [...things].sort(stronger);
  const [first] = members;
  return { members, x: first?.x ?? 0, y: first?.y ?? 0 };
}

/** Returns the strongest member of a group. */
export function strongest<T extends Thing>({ members }: Group<T>): T {
  const [first] = members;
  if (!first) throw new Error("a group has no members");
  return first;
}

function byStrength<T extends Thing>(a: Group<T>, b: Group<T>): number {
  return stronger(strongest(a), strongest(b));
}
