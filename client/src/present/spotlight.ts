// A spotlight that follows the pointer over the stage. The stylesheet draws it.

import type { Store } from "../scene/state.ts";

/** Tells the stylesheet where the pointer is while the spotlight is on. */
export class Spotlight {
  readonly #root: HTMLElement;
  readonly #store: Store;

  constructor(root: HTMLElement, store: Store) {
    this.#root = root;
    this.#store = store;
    root.addEventListener("pointermove", this.#onPointer, { passive: true });
  }

  destroy(): void {
    this.#root.removeEventListener("pointermove", this.#onPointer);
  }

  readonly #onPointer = (event: PointerEvent): void => {
    if (this.#store.state.tool !== "spotlight") return;
    const box = this.#root.getBoundingClientRect();
    this.#root.style.setProperty("--pointer-x", `${event.clientX - box.left}px`);
    this.#root.style.setProperty("--pointer-y", `${event.clientY - box.top}px`);
  };
}
