// Arrow keys carry what is selected over the ground, by its precision, until Enter sets it down. Pure.

import type { LatLon } from "../geometry/geodesy.ts";
import { shifted } from "../geometry/squares.ts";
import type { Grip } from "./grips.ts";

/** With Shift, a step is so many times as long. */
const LONG = 10;
/** North and east of a step. */
const WAYS: Record<string, readonly [number, number]> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Things that arrow keys carry: each stays as far from the others as it was. */
export class Nudge {
  readonly grips: readonly Grip[];
  readonly #stepKm: number;
  #northKm = 0;
  #eastKm = 0;

  constructor(grips: readonly Grip[]) {
    this.grips = grips;
    // Of several, the least exact decides: none may stay where it is.
    this.#stepKm = Math.max(...grips.map(({ km }) => km));
  }

  /** Takes a step; returns whether the key is one of a step. */
  step({ key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">): boolean {
    const way = WAYS[key];
    if (!way) return false;
    const km = this.#stepKm * (shiftKey ? LONG : 1);
    this.#northKm += way[0] * km;
    this.#eastKm += way[1] * km;
    return true;
  }

  /** Where each thing is carried to. */
  get moves(): Map<Grip, LatLon> {
    return new Map(this.grips.map((grip) => [grip, shifted(grip, this.#northKm, this.#eastKm)]));
  }
}

/** Tells whether a key is one of a step. */
export function isStep(key: string): boolean {
  return key in WAYS;
}
