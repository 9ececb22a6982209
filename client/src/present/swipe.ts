// A quick stroke of one finger across the stage turns to another chapter. On the map it does so only while the map shows the
// chapter as it is: after the briefer has moved or zoomed it, a finger moves the map, as it does in a gallery of pictures.

/** Which way a stroke of a finger turns. */
export type Turned = "next" | "previous";

/** What a finger may begin to move, by where it is put down. */
export type Ground = "map" | "plate" | "other";

const LEAST_PX = 48;
const LONGEST_MS = 500;
/** By how much a stroke is longer across than up or down. */
const FLAT = 1.8;

/** Returns which way a stroke of a finger turns; null if it is none: too short, too slow or too steep. */
export function turnedBy(dx: number, dy: number, ms: number): Turned | null {
  if (Math.abs(dx) < LEAST_PX || Math.abs(dx) < FLAT * Math.abs(dy) || ms > LONGEST_MS) return null;
  return dx < 0 ? "next" : "previous";
}

/** What a swipe needs of the stage. */
export interface SwipeContext {
  root: HTMLElement;
  /** Whether a finger that is put down there may turn to another chapter. */
  allows(ground: Ground): boolean;
  turn(turned: Turned, ground: Ground): void;
}

const PLATES = [
  ".posture-title",
  ".posture-focus-notes",
  ".posture-stage-foot",
  ".posture-marking",
  ".posture-controls",
].join();
const OWN = ["input", "select", "textarea", "a", ".leaflet-control"].join();

/** Turns quick strokes of a finger into turns to another chapter. */
export class Swipe {
  readonly #context: SwipeContext;
  readonly #ended = new AbortController();
  #down: { id: number; x: number; y: number; at: number; ground: Ground } | null = null;

  constructor(context: SwipeContext) {
    this.#context = context;
    const { signal } = this.#ended;
    const { root } = context;
    // Before the map hears of it: the map would go on gliding.
    root.addEventListener("pointerdown", this.#begin, { signal, capture: true });
    root.addEventListener("pointerup", this.#end, { signal, capture: true });
    root.addEventListener("pointercancel", () => this.#drop(), { signal, capture: true });
  }

  destroy(): void {
    this.#ended.abort();
  }

  #drop(): void {
    this.#down = null;
  }

  readonly #begin = (event: PointerEvent): void => {
    this.#drop();
    if (event.pointerType === "mouse" || !event.isPrimary) return;
    const ground = groundOf(event.target as Element);
    if (!this.#context.allows(ground)) return;
    this.#down = { id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp, ground };
  };

  readonly #end = (event: PointerEvent): void => {
    const down = this.#down;
    this.#drop();
    if (!down || down.id !== event.pointerId) return;
    const turned = turnedBy(event.clientX - down.x, event.clientY - down.y, event.timeStamp - down.at);
    if (turned) this.#context.turn(turned, down.ground);
  };
}

function groundOf(target: Element): Ground {
  if (target.closest(OWN)) return "other";
  if (target.closest(".posture-map")) return "map";
  return target.closest(PLATES) ? "plate" : "other";
}
