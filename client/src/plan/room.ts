// Room on a picture: the boxes that symbols occupy, each with its owner. Pure.

import { append } from "../scene/collections.ts";

interface Box {
  owner: object;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** The occupied boxes, in a coarse grid; each box is in the list of every square that it touches. */
export class Room {
  readonly #side: number;
  readonly #grid = new Map<string, Box[]>();

  constructor(cellWidth: number) {
    this.#side = cellWidth * 2;
  }

  add(owner: object, x: number, y: number, w: number, h: number): void {
    const box = { owner, x, y, w, h };
    for (const key of this.#squares(box)) append(this.#grid, key, box);
  }

  /** Occupies a box if it covers no box of another owner; returns whether it did. */
  takes(owner: object, x: number, y: number, w: number, h: number): boolean {
    const box = { owner, x, y, w, h };
    for (const key of this.#squares(box)) {
      if (this.#grid.get(key)?.some((other) => other.owner !== owner && overlap(other, box))) return false;
    }
    this.add(owner, x, y, w, h);
    return true;
  }

  *#squares({ x, y, w, h }: Box): Generator<string> {
    const at = (value: number) => Math.floor(value / this.#side);
    for (let column = at(x - w / 2); column <= at(x + w / 2); column++) {
      for (let row = at(y - h / 2); row <= at(y + h / 2); row++) yield `${column},${row}`;
    }
  }
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) * 2 < a.w + b.w && Math.abs(a.y - b.y) * 2 < a.h + b.h;
}
