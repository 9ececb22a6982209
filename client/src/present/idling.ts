// Whether nobody moves on the stage: its buttons then fade, and come back at a touch, a click, or a mouse that moves near them.

const PATIENCE_MS = 3000;
/** The part of the stage, from its top, in which a mouse moves, and one points and draws, without calling the buttons: they lie over the map. */
const QUIET_PART = 0.8;
const CLASS = "posture-idle";

/** Marks the stage while nobody moves. */
export class Idling {
  readonly #root: HTMLElement;
  readonly #isBusy: () => boolean;
  readonly #ended = new AbortController();
  #timer = 0;
  /** Where the mouse was: a page that changes below a mouse that rests sends movements too. */
  #last = "";

  /** `isBusy` tells whether a hand on the map points or draws: it calls no buttons, but a finger that is lifted does. */
  constructor(root: HTMLElement, isBusy: () => boolean) {
    this.#root = root;
    this.#isBusy = isBusy;
    const { signal } = this.#ended;
    for (const name of ["pointerdown", "pointermove", "pointerup"] as const) {
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
    const isLifted = event.type === "pointerup" && event.pointerType !== "mouse";
    const { top, height } = this.#root.getBoundingClientRect();
    const isMouse = event.type === "pointermove" && event.pointerType === "mouse";
    if (!isLifted && (isMouse || this.#isBusy()) && event.clientY < top + QUIET_PART * height) return;
    this.wake();
  };
}
