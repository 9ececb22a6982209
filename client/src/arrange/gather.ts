// Things that stand too near to be told apart become one group. Pure.

import type { XY } from "../geometry/mercator.ts";
import { append } from "../scene/collections.ts";
import { stronger, type Thing } from "./thing.ts";

/** Things of one place, or of places too near to tell apart; its place is that of its strongest member. */
export interface Group<T extends Thing> extends XY {
  first: T;
  /** All members, in no order. */
  members: readonly T[];
}

/** Groups things of one country that stand nearer than a distance; `origin` is the picture's place in the world. */
export function gather<T extends Thing>(things: readonly T[], near: number, origin: XY): Group<T>[] {
  const squares = new Map<string, Map<number, T[]>>();
  for (const thing of things) {
    // Squares lie on the world, not on the picture: a map that moves keeps its groups.
    const square = Math.floor((thing.x + origin.x) / near) * 2 ** 25 + Math.floor((thing.y + origin.y) / near);
    let country = squares.get(thing.country);
    if (!country) {
      country = new Map();
      squares.set(thing.country, country);
    }
    append(country, square, thing);
  }
  const groups = [...squares.values()].flatMap((country) => [...country.values()].map(grouped));
  return coarser(groups, near);
}

/** Joins groups of one country that are nearer than a distance; the strongest take in the others. */
export function coarser<T extends Thing>(groups: readonly Group<T>[], near: number): Group<T>[] {
  const hosts: Host<T>[] = [];
  const known = new Map<string, Host<T>[]>();
  for (const group of [...groups].sort(byStrength)) {
    const { country } = group.first;
    const [column, row] = [Math.floor(group.x / near), Math.floor(group.y / near)];
    const host = nearest(group, near, (dc, dr) => known.get(`${country}/${column + dc}/${row + dr}`) ?? []);
    if (host) {
      host.parts.push(group.members);
      continue;
    }
    const own = { group, parts: [group.members] };
    hosts.push(own);
    append(known, `${country}/${column}/${row}`, own);
  }
  return hosts.map(({ group, parts }) => (parts.length > 1 ? { ...group, members: parts.flat() } : group));
}

interface Host<T extends Thing> {
  group: Group<T>;
  parts: (readonly T[])[];
}

function nearest<T extends Thing>(
  group: Group<T>,
  near: number,
  at: (dc: number, dr: number) => readonly Host<T>[],
): Host<T> | undefined {
  let best: Host<T> | undefined;
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

function grouped<T extends Thing>(members: readonly T[]): Group<T> {
  const first = members.reduce((best, member) => (stronger(member, best) < 0 ? member : best));
  return { first, members, x: first.x, y: first.y };
}

function byStrength<T extends Thing>(a: Group<T>, b: Group<T>): number {
  return stronger(a.first, b.first);
}

/** Returns members with the strongest first, as many as are asked for in order; the others follow in no order. */
export function leading<T extends Thing>(members: readonly T[], count: number): T[] {
  if (members.length <= Math.max(FEW, count)) return [...members].sort(stronger);
  const first: T[] = [];
  const others: T[] = [];
  for (const member of members) {
    const last = first.at(-1);
    if (first.length === count && last && stronger(member, last) >= 0) {
      others.push(member);
      continue;
    }
    const at = first.findIndex((other) => stronger(member, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, member);
    if (first.length > count) others.push(...first.splice(count));
  }
  return [...first, ...others];
}

const FEW = 40;
