// What is taken of a picture, in small squares. A square that anything touches is taken, so nothing overlaps. Pure.

import type { Box } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import { SquareSums } from "../geometry/square-sums.ts";

/** What can take a square; values can be added. */
export const TAKEN = { symbol: 1, dot: 2, kept: 4 } as const;

/** Side of a square in pixels. */
const SQUARE_PX = 6;

/** The squares of one picture. */
export class Occupancy {
  readonly #frame: Box;
  readonly #columns: number;
  readonly #rows: number;
  readonly #squares: Uint8Array;
  #sums: SquareSums | null = null;

  constructor(frame: Box) {
    this.#frame = frame;
    this.#columns = Math.max(1, Math.ceil((frame.right - frame.left) / SQUARE_PX));
    this.#rows = Math.max(1, Math.ceil((frame.bottom - frame.top) / SQUARE_PX));
    this.#squares = new Uint8Array(this.#columns * this.#rows);
  }

  /** Takes every square that a box touches. */
  take(box: Box, what: number): void {
    const [first, last, top, bottom] = this.#span(box);
    for (let row = top; row <= bottom; row++) {
      for (let column = first; column <= last; column++) this.#mark(column, row, what);
    }
  }

  /** Tells whether no square that a box touches is taken by any of some kinds. */
  isFree(box: Box, kinds: number): boolean {
    const [first, last, top, bottom] = this.#span(box);
    for (let row = top; row <= bottom; row++) {
      const from = row * this.#columns;
      for (let column = first; column <= last; column++) {
        if ((this.#squares[from + column] ?? 0) & kinds) return false;
      }
    }
    return true;
  }

  /** Counts what is taken, once everything is; after this, `isEmpty` may be asked. */
  count(): void {
    const sums = new SquareSums(this.#frame, SQUARE_PX);
    this.#squares.forEach((taken, at) => {
      const [row, column] = [Math.floor(at / this.#columns), at % this.#columns];
      if (taken) sums.add(this.#frame.left + (column + 0.5) * SQUARE_PX, this.#frame.top + (row + 0.5) * SQUARE_PX);
    });
    this.#sums = sums;
  }

  /** Tells whether nothing that a box touches is taken by anything. */
  isEmpty(box: Box): boolean {
    return this.#sums?.within(box) === 0;
  }

  /** Tells whether no square under a line is taken by any of some kinds. */
  isClear(from: XY, to: XY, kinds: number): boolean {
    return this.#walk(from, to, (column, row) => ((this.#squares[row * this.#columns + column] ?? 0) & kinds) === 0);
  }

  #mark(column: number, row: number, what: number): void {
    const at = row * this.#columns + column;
    this.#squares[at] = (this.#squares[at] ?? 0) | what;
  }

  #span({ left, right, top, bottom }: Box): [number, number, number, number] {
    return [
      Math.max(0, Math.floor((left - this.#frame.left) / SQUARE_PX)),
      Math.min(this.#columns - 1, Math.floor((right - this.#frame.left) / SQUARE_PX)),
      Math.max(0, Math.floor((top - this.#frame.top) / SQUARE_PX)),
      Math.min(this.#rows - 1, Math.floor((bottom - this.#frame.top) / SQUARE_PX)),
    ];
  }

  /** Visits the squares under a line until a visit returns false; returns whether none did. */
  #walk(from: XY, to: XY, visit: (column: number, row: number) => boolean): boolean {
    const steps = Math.max(1, Math.ceil((Math.hypot(to.x - from.x, to.y - from.y) / SQUARE_PX) * 1.3));
    let last = -1;
    for (let i = 0; i <= steps; i++) {
      const column = Math.floor((from.x + ((to.x - from.x) * i) / steps - this.#frame.left) / SQUARE_PX);
      const row = Math.floor((from.y + ((to.y - from.y) * i) / steps - this.#frame.top) / SQUARE_PX);
      if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) continue;
      const at = row * this.#columns + column;
      if (at === last) continue;
      last = at;
      if (!visit(column, row)) return false;
    }
    return true;
  }
}
