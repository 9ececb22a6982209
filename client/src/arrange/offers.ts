// The choices of one block, the cheapest first. Most arrangements look at a few of thousands, so each is made when it is
// asked for: what a shape costs at least at a distance says how far to look. Pure.

import { type Board, type Choice, choiceOf, habitOf, leastCost, same, shapesFor } from "./choices.ts";
import type { Group } from "./gather.ts";
import { RINGS, type Seat } from "./seats.ts";
import type { Shape } from "./shapes.ts";
import type { Thing } from "./thing.ts";

/** What it costs to leave a habit, in pixels of a leader. */
const ELSEWHERE_PX = 90;

/** Seats at one distance for one shape, and the least that a choice among them costs. */
interface Tier<T extends Thing> {
  shape: Shape<T>;
  ring: readonly Seat[];
  least: number;
}

/** What a group may choose from on a board, but nothing that is refused. */
export class Offers<T extends Thing> {
  readonly #group: Group<T>;
  readonly #board: Board;
  readonly #refuses: (choice: Choice<T>) => boolean;
  readonly #tiers: readonly Tier<T>[];
  #next = 0;
  #inOrder: Choice<T>[] = [];
  #sorted = 0;

  constructor(group: Group<T>, board: Board, refuses: (choice: Choice<T>) => boolean = () => false) {
    this.#group = group;
    this.#board = board;
    this.#refuses = refuses;
    this.#tiers = shapesFor(group, board)
      .flatMap((shape) =>
        RINGS.filter(({ gap }) => gap <= board.farthest).map(({ gap, seats }) => ({
          shape,
          ring: seats,
          least: leastCost(shape, gap),
        })),
      )
      .sort((a, b) => a.least - b.least);
  }

  /** Returns a choice by its rank, from 0; undefined if there are no more. */
  at(rank: number): Choice<T> | undefined {
    while (rank >= this.#sorted && this.#more());
    return rank < this.#sorted ? this.#inOrder[rank] : undefined;
  }

  /** Returns how many choices there are; it makes them all. */
  count(): number {
    while (this.#more());
    return this.#sorted;
  }

  /** Makes choices until one more is known to be the cheapest of the rest; returns whether there is one. */
  #more(): boolean {
    for (;;) {
      const tier = this.#tiers[this.#next];
      const sure = this.#inOrder[this.#sorted];
      if (sure && (!tier || sure.cost <= tier.least)) {
        this.#sorted++;
        return true;
      }
      if (!tier) return false;
      this.#next++;
      const found = this.#madeOf(tier);
      if (found.length === 0) continue;
      const rest = [...this.#inOrder.slice(this.#sorted), ...found].sort((a, b) => a.cost - b.cost);
      this.#inOrder = [...this.#inOrder.slice(0, this.#sorted), ...rest];
    }
  }

  #madeOf({ shape, ring }: Tier<T>): Choice<T>[] {
    const habit = habitOf(this.#group, this.#board);
    const found: Choice<T>[] = [];
    for (const seat of ring) {
      const choice = choiceOf(this.#group, shape, seat, this.#board);
      if (!choice || this.#refuses(choice)) continue;
      if (habit && !same(habit, seat)) choice.cost += ELSEWHERE_PX;
      found.push(choice);
    }
    return found;
  }
}
