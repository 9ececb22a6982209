// Sums over small squares of a picture: what lies in any box is told in the same time, however much there is.

import type { Box } from "./boxes.ts";

/** How much lies where, in squares of some pixels. */
export class SquareSums {
  readonly #frame: Box;
  readonly #side: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #sums: Float64Array;
  #summed = false;

  constructor(frame: Box, sidePx: number) {
    this.#frame = frame;
    this.#side = sidePx;
    this.#columns = Math.max(1, Math.ceil((frame.right - frame.left) / sidePx));
    this.#rows = Math.max(1, Math.ceil((frame.bottom - frame.top) / sidePx));
    this.#sums = new Float64Array((this.#columns + 1) * (this.#rows + 1));
  }

  /** Adds to the square of a point; what lies outside the picture does not count. Nothing is added after a first question. */
  add(x: number, y: number, amount = 1): void {
    const [column, row] = [this.#column(x), this.#row(y)];
    if (this.#summed) throw new Error("the squares are summed already");
    if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) return;
    const at = (row + 1) * (this.#columns + 1) + column + 1;
    this.#sums[at] = (this.#sums[at] ?? 0) + amount;
  }

  /** Returns how much lies in the squares that a box touches. */
  within({ left, right, top, bottom }: Box): number {
    if (!this.#summed) this.#sum();
    const across = this.#columns + 1;
    const first = Math.max(0, this.#column(left));
    const last = Math.min(this.#columns, this.#column(right) + 1);
    const above = across * Math.max(0, this.#row(top));
    const below = across * Math.min(this.#rows, this.#row(bottom) + 1);
    if (last <= first || below <= above) return 0;
    const sums = this.#sums;
    return (
      (sums[below + last] ?? 0) - (sums[above + last] ?? 0) - (sums[below + first] ?? 0) + (sums[above + first] ?? 0)
    );
  }

  #sum(): void {
    const across = this.#columns + 1;
    for (let row = 1; row <= this.#rows; row++) {
      let sum = 0;
      for (let at = row * across + 1; at < (row + 1) * across; at++) {
        sum += this.#sums[at] ?? 0;
        this.#sums[at] = (this.#sums[at - across] ?? 0) + sum;
      }
    }
    this.#summed = true;
  }

  #column(x: number): number {
    return Math.floor((x - this.#frame.left) / this.#side);
  }

  #row(y: number): number {
    return Math.floor((y - this.#frame.top) / this.#side);
  }
}
