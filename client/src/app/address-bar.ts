// The address bar. The page reads it once, and writes it after changes, a few times a second: browsers refuse more.

import { openAtFirst } from "../map/screen.ts";
import type { Scene } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import { addressOf, initialState } from "./address.ts";

const DELAY_MS = 150;
/** A page inside a notebook has no address of its own. */
const ADDRESSED = ["http:", "https:", "file:"];

/** Returns the state in which a page opens, from its address and the width of the screen. */
export function openingState(scene: Scene): State {
  const opening = initialState(scene, new URLSearchParams(window.location.search));
  const { panel, ...open } = openAtFirst(window.innerWidth, window.innerHeight);
  return { ...opening, panel: panel ? opening.panel : null, ...open };
}

/** Writes what the page shows into the address bar, shortly after each change. */
export class AddressBar {
  /** Another path is another page's address, though this page may still be shown for a moment. */
  readonly #path = window.location.pathname;
  #timer = 0;
  #waiting: (() => void) | null = null;

  constructor() {
    window.addEventListener("click", this.#writeNow, { capture: true });
  }

  stop(): void {
    window.removeEventListener("click", this.#writeNow, { capture: true });
    window.clearTimeout(this.#timer);
    this.#waiting = null;
  }

  write(scene: Scene, state: State): void {
    window.clearTimeout(this.#timer);
    this.#waiting = () => this.#put(scene, state);
    this.#timer = window.setTimeout(this.#writeNow, DELAY_MS);
  }

  /** Writes what still waits: a click may be on a link to another page. */
  readonly #writeNow = (): void => {
    window.clearTimeout(this.#timer);
    this.#waiting?.();
    this.#waiting = null;
  };

  #put(scene: Scene, state: State): void {
    const { location, history } = window;
    if (!ADDRESSED.includes(location.protocol) || location.pathname !== this.#path) return;
    const url = `${location.pathname}?${addressOf(scene, state, new URLSearchParams(location.search))}${location.hash}`;
    if (url !== `${location.pathname}${location.search}${location.hash}`) history.replaceState(history.state, "", url);
  }
}
