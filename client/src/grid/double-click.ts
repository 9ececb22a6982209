// A double click opens the cell under it: between its two clicks the rows stay where they are.

/** The longest time between the two clicks of a double click, as systems have it, in ms. */
export const BETWEEN_MS = 500;

/** Knows whether a second click may still come. */
export class DoubleClick {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #over: () => void;

  /** Takes what is called once no second click can come any more. */
  constructor(over: () => void) {
    this.#over = over;
  }

  /** Whether a first click came, and a second one may follow. */
  get isOpen(): boolean {
    return this.#timer !== undefined;
  }

  /** Notes that a button was pressed. */
  press(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#over();
    }, BETWEEN_MS);
  }

  /** Waits for nothing any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
