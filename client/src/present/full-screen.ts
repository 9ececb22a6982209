// Full screen for a talk, with the key Escape, if the browser allows both. The browser may end it at any time, for example when
// the presenter's window opens: the talk goes on.

/** Some browsers give Escape to a page on full screen. The page then closes what is open before it leaves. */
type KeyboardLock = Navigator & { keyboard?: { lock?(keys: string[]): Promise<void>; unlock?(): void } };

/** Fills the screen with a page, and gives the screen back. */
export class FullScreen {
  readonly #root: HTMLElement;
  readonly #changed: () => void;

  /** `changed` is called when the page fills the screen, and when it does no more. */
  constructor(root: HTMLElement, changed: () => void) {
    this.#root = root;
    this.#changed = changed;
    document.addEventListener("fullscreenchange", this.#changed);
  }

  destroy(): void {
    document.removeEventListener("fullscreenchange", this.#changed);
  }

  /** Whether the page fills the screen; null where it cannot. */
  get isFull(): boolean | null {
    return document.fullscreenEnabled === true ? document.fullscreenElement === this.#root : null;
  }

  fill(): void {
    this.#root.requestFullscreen?.().then(
      () => (navigator as KeyboardLock).keyboard?.lock?.(["Escape"]),
      () => undefined, // The browser refused, for example inside a frame: the stage fills the page alone.
    );
  }

  giveBack(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
  }
}
