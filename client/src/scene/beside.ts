// A chapter at several instants: the same map at each, side by side. Pure.

import type { EventItem, Scene } from "./scene.ts";
import type { Selection } from "./selection.ts";
import type { State } from "./state.ts";

/** What is on a map. */
interface OnMap {
  selection: Selection;
  events: readonly EventItem[];
  fills: ReadonlyMap<string, string>;
  offMap: readonly string[];
}

/** Returns the instants that stand side by side; none while the stage shows another one, or a map moved by hand. */
export function instantsBeside(scene: Scene, state: State): readonly number[] {
  const times = scene.chapters.find((one) => one.id === state.chapter)?.times ?? [];
  const isAsTold = state.presenting && !state.flying && !state.camera && state.t === times[0];
  return times.length > 1 && isAsTold ? times : [];
}

/** Returns everything that is on one of several maps, each row once for each frame in which it is drawn. */
export function together(maps: readonly OnMap[]): OnMap {
  const all = maps.flatMap(({ selection }) => selection.standing);
  const standing = [...new Map(all.map((one) => [`${one.mark.key}/${one.planned}`, one])).values()];
  return {
    selection: {
      standing,
      count: standing.length,
      byId: new Map(maps.flatMap(({ selection }) => [...selection.byId])),
    },
    events: [...new Set(maps.flatMap(({ events }) => events))],
    fills: new Map(maps.flatMap(({ fills }) => [...fills])),
    offMap: [...new Set(maps.flatMap(({ offMap }) => offMap))],
  };
}
