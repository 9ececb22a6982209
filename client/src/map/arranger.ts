// Lays the plan out for a map: a chapter once for its frame, and the free map anew for each part of it that is seen.

import { type Habits, NO_HABITS } from "../arrange/choices.ts";
import type { Area } from "../basemap/load.ts";
import { type Box, holds, moved, overlap } from "../geometry/boxes.ts";
import type { Projection } from "../geometry/mercator.ts";
import { type Layout, type LayoutOptions, layOut, type PlanView } from "../plan/layout.ts";
import type { Stage } from "../plan/reference.ts";
import { deskSizes, STAGE } from "../plan/sizes.ts";
import type { SymbolItem } from "../scene/scene.ts";

/** What a map is for: a picture of a chapter, or work; boxes are in pixels of the canvas. */
export interface Framing {
  /** The frame of a chapter, for which all pictures are arranged alike; null on a map that a viewer moves. */
  stage: Stage | null;
  /** Whether names are read from the back of a room. */
  presenting: boolean;
  /** What lies over the map. */
  covered: readonly Box[];
}

/** A layout, and the picture for which it was made. */
export interface Laid {
  layout: Layout;
  stage: Stage;
}

/** What a viewer does with the symbols of a map. */
export interface Handling {
  /** The key of a thing whose block is open; "" for none. */
  opened: string;
  /** Keys of the symbols that a planner carries. */
  carried: { has(key: string): boolean; size: number };
}

const EDGE_PX = 6;

/** Lays the plan out; keeps a layout while nothing of it changes, and blocks where they were. */
export class Arranger {
  readonly #options: Pick<LayoutOptions, "areas" | "rankOf">;
  #fixed: (Laid & { view: PlanView; opened: string }) | null = null;
  #last: (Laid & { view: PlanView; handling: Handling }) | null = null;

  constructor(areas: ReadonlyMap<string, Area>, rankOf: (item: SymbolItem) => number) {
    this.#options = { areas, rankOf };
  }

  /** Lays out the frame of a chapter. */
  onStage(view: PlanView, stage: Stage, { opened, carried }: Handling): Laid {
    const known = this.#fixed;
    if (known?.view === view && known.stage === stage && known.opened === opened && carried.size === 0) return known;
    const options = { ...this.#options, stage, sizes: STAGE, carried };
    const plain = layOut(view, { ...options, opened: "" });
    const layout = opened ? layOut(view, { ...options, opened, habits: plain.habits }) : plain;
    this.#fixed = { view, stage, opened, layout };
    return this.#fixed;
  }

  /** Lays out what is seen of a free map; `seen` and `covered` are in pixels of the projection. */
  onMap(view: PlanView, projection: Projection, seen: Box, framing: Omit<Framing, "stage">, handling: Handling): Laid {
    const sizes = framing.presenting ? STAGE : deskSizes(projection.zoom);
    const free = {
      left: seen.left + EDGE_PX,
      right: seen.right - EDGE_PX,
      top: seen.top + EDGE_PX,
      bottom: seen.bottom - EDGE_PX,
    };
    const stage = { projection, seen, free, kept: framing.covered, callsOut: false };
    if (this.#last && isKept(this.#last, { view, handling, stage })) return this.#last;
    const habits = habitsOf(this.#last, stage);
    const layout = layOut(view, { ...this.#options, ...handling, stage, sizes, habits });
    this.#last = { view, handling, layout, stage };
    return this.#last;
  }
}

/** Returns how the map was arranged before; at another scale other places may share a block. */
function habitsOf(last: Laid | null, { projection }: Stage): Habits {
  if (!last) return NO_HABITS;
  const { habits } = last.layout;
  return last.stage.projection.scale === projection.scale ? habits : { ...NO_HABITS, seats: habits.seats };
}

interface Made {
  view: PlanView;
  handling: Handling;
  stage: Stage;
}

/** Tells whether a layout still serves: the map only moved, the same things are seen, and no block left the free part. */
function isKept(last: Made & Laid, now: Made): boolean {
  const [before, after] = [last.stage.projection, now.stage.projection];
  if (last.view !== now.view || before.scale !== after.scale || last.handling.opened !== now.handling.opened)
    return false;
  if (last.handling.carried.size > 0 || now.handling.carried.size > 0) return false;
  const [dx, dy] = [after.x(0) - before.x(0), after.y(0) - before.y(0)];
  const { seen, free, kept } = now.stage;
  const same = last.layout.drawn.every(({ x, y }) => holds(last.stage.seen, x, y) === holds(seen, x + dx, y + dy));
  return (
    same && [...last.layout.blocks, ...last.layout.notes].every(({ box }) => stands(moved(box, dx, dy), free, kept))
  );
}

function stands(box: Box, free: Box, kept: readonly Box[]): boolean {
  return holds(free, box.left, box.top) && holds(free, box.right, box.bottom) && !kept.some((one) => overlap(one, box));
}
