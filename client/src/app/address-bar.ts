// Writes the state into the address bar, at most a few times a second: browsers refuse more.

import type { Scene } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import { addressOf } from "./address.ts";

const DELAY_MS = 150;
/** A page inside a notebook has no address of its own. */
const ADDRESSED = ["http:", "https:", "file:"];

export class AddressBar {
  #timer = 0;

  stop(): void {
    window.clearTimeout(this.#timer);
  }

  write(scene: Scene, state: State): void {
    this.stop();
    this.#timer = window.setTimeout(() => {
      const { location, history } = window;
      if (!ADDRESSED.includes(location.protocol)) return;
      const url = `${location.pathname}?${addressOf(scene, state, new URLSearchParams(location.search))}${location.hash}`;
      if (url !== `${location.pathname}${location.search}${location.hash}`)
        history.replaceState(history.state, "", url);
    }, DELAY_MS);
  }
}
