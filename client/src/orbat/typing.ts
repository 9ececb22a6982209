// Letters that are typed one soon after the other belong together. Pure.

const TOGETHER_MS = 700;

/** What was typed last. */
export class Typed {
  #letters = "";
  #at = Number.NEGATIVE_INFINITY;

  /** Begins anew with the next letter. */
  end(): void {
    this.#at = Number.NEGATIVE_INFINITY;
  }

  /** Takes a letter at a time in milliseconds; returns it with those that it belongs to. */
  add(letter: string, at: number): string {
    this.#letters = at - this.#at < TOGETHER_MS ? this.#letters + letter : letter;
    this.#at = at;
    return this.#letters;
  }
}
