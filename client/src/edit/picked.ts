// The things that a planner picked, to move them together. Pure.

import { type Grip, thingOf } from "./grips.ts";

/** Several things, whatever their rows are at a moment. */
export class Picked {
  readonly #things = new Set<string>();

  get things(): ReadonlySet<string> {
    return this.#things;
  }

  toggle(grip: Grip): void {
    const thing = thingOf(grip);
    if (!this.#things.delete(thing)) this.#things.add(thing);
  }

  add(grips: Iterable<Grip>): void {
    for (const grip of grips) this.#things.add(thingOf(grip));
  }

  clear(): void {
    this.#things.clear();
  }

  /** Returns those of some grips that are picked. */
  among(grips: readonly Grip[]): Grip[] {
    return grips.filter((grip) => this.#things.has(thingOf(grip)));
  }
}
