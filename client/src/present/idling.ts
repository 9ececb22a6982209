// Whether nobody moves on the stage: its buttons then fade, and come back at a touch or a movement of the mouse.

const PATIENCE_MS = 3000;
const CLASS = "posture-idle";

/** Marks the stage while nobody moves. */
export class Idling {
  readonly #root: HTMLElement;
  readonly #ended = new AbortController();
  #timer = 0;
  /** Where the mouse was: a page that changes below a mouse that rests sends movements too. */
  #last = "";

  constructor(root: HTMLElement) {
    this.#root = root;
    const { signal } = this.#ended;
    for (const name of ["pointerdown", "pointermove"] as const) {
      root.addEventListener(name, this.#moved, { signal, capture: true, passive: true });
    }
    this.wake();
  }

  destroy(): void {
    this.#ended.abort();
    window.clearTimeout(this.#timer);
    this.#root.classList.remove(CLASS);
  }

  /** Shows the buttons, until nobody has moved for a while. */
  wake(): void {
    window.clearTimeout(this.#timer);
    this.#root.classList.remove(CLASS);
    this.#timer = window.setTimeout(() => this.#root.classList.add(CLASS), PATIENCE_MS);
  }

  readonly #moved = (event: PointerEvent): void => {
    const now = `${event.screenX},${event.screenY}`;
    if (event.type === "pointermove" && now === this.#last) return;
    this.#last = now;
    this.wake();
  };
}
