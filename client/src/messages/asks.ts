// Questions from the map to the server. Each has a number, because a viewer may ask the same question twice.

import type { Ask } from "../contract/types.ts";
import { randomId } from "./planner.ts";

/** A question about the plan. */
export type Asking = Ask["asking"];

/** Numbers questions and sends them to the server. */
export class Asks {
  readonly #sender = randomId();
  readonly #send: (ask: Ask) => void;
  #count = 0;

  constructor(send: (ask: Ask) => void) {
    this.#send = send;
  }

  ask(asking: Asking): void {
    this.#count += 1;
    this.#send({ sender: this.#sender, n: this.#count, asking });
  }
}
