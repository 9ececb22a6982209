// Full screen for a talk, with the key Escape, if the browser allows both.

/** Some browsers give Escape to a page on full screen. The page then closes what is open before it leaves. */
type KeyboardLock = Navigator & { keyboard?: { lock?(keys: string[]): Promise<void>; unlock?(): void } };

/** Fills the screen with a page, and gives the screen back. */
export class FullScreen {
  readonly #root: HTMLElement;
  readonly #left: () => void;
  #was = false;
  /** Whether a window of ours has just opened: some browsers then leave the full screen by themselves. */
  #givesWay = false;

  /** `left` is called when the viewer leaves the full screen. */
  constructor(root: HTMLElement, left: () => void) {
    this.#root = root;
    this.#left = left;
    document.addEventListener("fullscreenchange", this.#onChange);
    window.addEventListener("focus", this.#onFocus);
  }

  destroy(): void {
    window.removeEventListener("focus", this.#onFocus);
    document.removeEventListener("fullscreenchange", this.#onChange);
  }

  fill(): void {
    this.#givesWay = false;
    this.#root.requestFullscreen?.().then(
      () => (navigator as KeyboardLock).keyboard?.lock?.(["Escape"]),
      () => undefined, // The browser refused, for example inside a frame: the stage fills the page alone.
    );
  }

  giveBack(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    this.#was = false;
  }

  /** Opens a window over the stage: if that ends the full screen, the viewer has not left it. */
  giveWay(open: () => void): void {
    this.#givesWay = true;
    open();
  }

  readonly #onChange = (): void => {
    const full = document.fullscreenElement === this.#root;
    const left = this.#was && !full;
    if (left && !this.#givesWay) this.#left();
    if (left) this.#givesWay = false;
    this.#was = full;
  };

  readonly #onFocus = (): void => {
    this.#givesWay = false;
  };
}
