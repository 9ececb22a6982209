// When a talk began, and how long it has been at each chapter, in ms. A reload of the page does not change it.

const KEY = "posture-talk-began";

/** The times of a talk, in ms. */
export interface TalkTimes {
  /** When the talk began, since 1970; 0 before it. */
  began: number;
  /** How long each chapter was shown before, by its id. */
  spent: Readonly<Record<string, number>>;
  /** The chapter that is shown; "" for none. */
  chapter: string;
  /** Since when it is shown. */
  since: number;
}

const NOTHING: TalkTimes = { began: 0, spent: {}, chapter: "", since: 0 };

/** Returns the times once another chapter is shown; "" for none. */
export function turnedTo(times: TalkTimes, chapter: string, now: number): TalkTimes {
  if (chapter === times.chapter) return times;
  const { chapter: last, since } = times;
  const spent = last ? { ...times.spent, [last]: (times.spent[last] ?? 0) + now - since } : times.spent;
  return { ...times, spent, chapter, since: now };
}

/** Returns how long a chapter was shown until now. */
export function spentOn({ spent, chapter, since }: TalkTimes, id: string, now: number): number {
  return (Object.hasOwn(spent, id) ? (spent[id] ?? 0) : 0) + (id === chapter && id ? Math.max(0, now - since) : 0);
}

/** Keeps the times of the talk. */
export class TalkClock {
  #times = kept();

  get times(): TalkTimes {
    return this.#times;
  }

  restart(chapter: string): void {
    const now = Date.now();
    this.#keep({ began: now, spent: {}, chapter, since: now });
  }

  /** Another chapter is shown; "" for none. */
  turn(chapter: string): void {
    const turned = turnedTo(this.#times, chapter, Date.now());
    if (turned !== this.#times) this.#keep(turned);
  }

  #keep(times: TalkTimes): void {
    this.#times = times;
    try {
      sessionStorage.setItem(KEY, JSON.stringify(times));
    } catch {
      // Without storage, the clock of the talk starts again after a reload.
    }
  }
}

function kept(): TalkTimes {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return isTimes(found) ? found : NOTHING;
  } catch {
    return NOTHING;
  }
}

function isTimes(found: unknown): found is TalkTimes {
  if (typeof found !== "object" || found === null) return false;
  const { began, spent, chapter, since } = found as Record<string, unknown>;
  const numbers = typeof spent === "object" && spent !== null && Object.values(spent).every(Number.isFinite);
  return numbers && Number.isFinite(began) && Number.isFinite(since) && typeof chapter === "string";
}
