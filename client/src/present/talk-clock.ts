// When a talk began, in ms since 1970; 0 before it. A reload of the page does not change it.

const KEY = "posture-talk-began";

/** Keeps the time at which the talk began. */
export class TalkClock {
  #began = kept();

  get began(): number {
    return this.#began;
  }

  restart(): void {
    this.#began = Date.now();
    try {
      sessionStorage.setItem(KEY, String(this.#began));
    } catch {
      // Without storage, the clock of the talk starts again after a reload.
    }
  }
}

function kept(): number {
  try {
    return Number(sessionStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}
