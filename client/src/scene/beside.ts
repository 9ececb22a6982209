// A chapter at several instants: the same map at each, side by side. Pure.

import type { EventItem, Scene } from "./scene.ts";
import type { Selection } from "./selection.ts";
import type { State } from "./state.ts";

/** What is on a map, or on several. */
interface OnMap {
  selection: Selection;
  events: readonly EventItem[];
  fills: Iterable<readonly [string, string]>;
}

/** Returns the instants that stand side by side; none while the stage shows another one, or a map moved by hand. */
export function instantsBeside(scene: Scene, state: State): readonly number[] {
  const times = scene.chapters.find((one) => one.id === state.chapter)?.times ?? [];
  const isAsTold = state.presenting && !state.flying && !state.camera && state.t === times[0];
  return times.length > 1 && isAsTold ? times : [];
}

/** Returns the instants of all that is shown: those side by side, or the only one. */
export function instantsShown(scene: Scene, state: State): readonly number[] {
  const beside = instantsBeside(scene, state);
  return beside.length ? beside : [state.t];
}

/** Returns everything that is on one of several maps: each row once, and twice if it is planned on one and in force on another. */
export function together(maps: readonly OnMap[]): OnMap {
  const standing = [
    ...new Map(
      maps.flatMap(({ selection }) =>
        selection.standing.map((one) => [`${one.mark.key} ${one.planned}`, one] as const),
      ),
    ).values(),
  ];
  const fills = new Map(maps.flatMap((map) => [...map.fills].map((pair) => [pair.join(" "), pair] as const)));
  return {
    selection: {
      standing,
      count: new Set(standing.map(({ mark }) => mark.key)).size,
      byId: new Map(maps.flatMap(({ selection }) => [...selection.byId])),
    },
    events: [...new Set(maps.flatMap(({ events }) => events))],
    fills: [...fills.values()],
  };
}
