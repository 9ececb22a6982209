// Full screen for a talk, with the key Escape, if the browser allows both.

/** Some browsers give Escape to a page on full screen. The page then closes what is open before it leaves. */
type KeyboardLock = Navigator & { keyboard?: { lock?(keys: string[]): Promise<void>; unlock?(): void } };

/** Fills the screen with a page, and gives the screen back. */
export class FullScreen {
  readonly #root: HTMLElement;
  readonly #left: () => void;
  #was = false;

  /** `left` is called when the viewer leaves the full screen. */
  constructor(root: HTMLElement, left: () => void) {
    this.#root = root;
    this.#left = left;
    document.addEventListener("fullscreenchange", this.#onChange);
  }

  destroy(): void {
    document.removeEventListener("fullscreenchange", this.#onChange);
  }

  fill(): void {
    this.#root.requestFullscreen?.().then(
      () => (navigator as KeyboardLock).keyboard?.lock?.(["Escape"]),
      () => undefined, // The browser refused, for example inside a frame: the stage fills the page alone.
    );
  }

  giveBack(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    this.#was = false;
  }

  readonly #onChange = (): void => {
    const full = document.fullscreenElement === this.#root;
    if (this.#was && !full) this.#left();
    this.#was = full;
  };
}
