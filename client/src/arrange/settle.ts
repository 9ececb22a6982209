// Chooses for every block at once, so that no two are in each other's way: who conflicts chooses again, and a conflict
// that stays weighs more each time (min-conflicts search with weights). Deterministic and pure.

import { grown, overlap } from "../geometry/boxes.ts";
import { cross, meets } from "../geometry/segments.ts";
import { APART_PX, type Choice } from "./choices.ts";
import type { Offers } from "./offers.ts";
import type { Thing } from "./thing.ts";

const CONFLICT_PX = 800;
const HEAVIER_PX = 200;
const MOST_SWEEPS = 14;
const POLISHES = 4;

/** Returns the choice of each block; undefined if no choices are found that are in nobody's way. */
export function settle<T extends Thing>(offers: readonly Offers<T>[]): Choice<T>[] | undefined {
  const chosen = offers.flatMap((offer) => offer.at(0) ?? []);
  const weights = new Map<number, number>();
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    if (!parted(offers, chosen, weights)) break;
  }
  if (chosen.some((choice, i) => conflicting(choice, i, chosen).length > 0)) return undefined;
  for (let round = 0; round < POLISHES; round++) {
    offers.forEach((offer, i) => {
      const better = cheapest(offer, i, chosen, () => Number.POSITIVE_INFINITY);
      if (better) chosen[i] = better;
    });
  }
  return chosen;
}

/** Lets every block that is in the way of another choose again; returns whether there was one. */
function parted<T extends Thing>(
  offers: readonly Offers<T>[],
  chosen: Choice<T>[],
  weights: Map<number, number>,
): boolean {
  const weight = (i: number, j: number) => weights.get(pair(i, j)) ?? CONFLICT_PX;
  let found = false;
  offers.forEach((offer, i) => {
    const others = conflicting(chosen[i], i, chosen);
    if (others.length === 0) return;
    found = true;
    for (const j of others) weights.set(pair(i, j), weight(i, j) + HEAVIER_PX);
    const better = cheapest(offer, i, chosen, weight);
    if (better) chosen[i] = better;
  });
  return found;
}

function pair(i: number, j: number): number {
  return Math.min(i, j) * 4096 + Math.max(i, j);
}

/** Returns the choice with the least cost, conflicts included. */
function cheapest<T extends Thing>(
  offers: Offers<T>,
  own: number,
  chosen: readonly Choice<T>[],
  weight: (i: number, j: number) => number,
): Choice<T> | undefined {
  let least = Number.POSITIVE_INFINITY;
  let best: Choice<T> | undefined;
  for (let rank = 0; ; rank++) {
    const offer = offers.at(rank);
    if (!offer || offer.cost >= least) return best;
    let cost = offer.cost;
    for (let j = 0; j < chosen.length && cost < least; j++) {
      const other = chosen[j];
      if (j !== own && other && conflict(offer, other)) cost += weight(own, j);
    }
    if (cost >= least) continue;
    least = cost;
    best = offer;
  }
}

function conflicting<T extends Thing>(
  choice: Choice<T> | undefined,
  own: number,
  chosen: readonly Choice<T>[],
): number[] {
  if (!choice) return [];
  return chosen.flatMap((other, j) => (j !== own && conflict(choice, other) ? [j] : []));
}

/** Tells whether two blocks are in each other's way: frame on frame, leader on frame, or leader over leader. */
export function conflict(a: Choice<Thing>, b: Choice<Thing>): boolean {
  if (!overlap(a.reach, b.reach)) return false;
  if (overlap(grown(a.box, APART_PX), b.box)) return true;
  if (meets(a.leader, b.box) || meets(b.leader, a.box)) return true;
  // Two leaders to one place meet there, and nowhere else.
  const { x, y } = a.leader.from;
  return !(x === b.leader.from.x && y === b.leader.from.y) && cross(a.leader, b.leader);
}
