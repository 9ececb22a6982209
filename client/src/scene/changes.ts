// What has changed since the chapter before, as the map shows it: what is new, what moved along which way, what is gone.
// Python says what has changed; this finds the symbols and the ways. Pure.

import { clamp } from "./instants.ts";
import type { Chapter, Scene, Trail } from "./scene.ts";
import type { Mark } from "./selection.ts";

/** A place: latitude and longitude in degrees. */
export type Place = readonly [number, number];

/** A thing that moved. */
export interface Moved {
  /** Its row at the instant before. */
  was: Mark;
  /** The way from where it was to where it is. */
  points: readonly Place[];
  /** Whether the whole way follows roads. */
  by_road: boolean;
}

/** What has changed between two instants. */
export interface Changed {
  /** The instant before, in hours since H+0. */
  since: number;
  /** What is new, by {@link changeKey}. */
  arrived: ReadonlySet<string>;
  moved: readonly Moved[];
  left: readonly Mark[];
}

/** Returns what names a thing among all layers. */
export function changeKey(layer: string, id: string): string {
  return `${layer}/${id}`;
}

const known = new WeakMap<Chapter, { scene: Scene; changed: Changed | null }>();

/** Returns what has changed between a chapter and the one before; null if nothing can have. It is found once. */
export function changesOf(scene: Scene, chapter: Chapter | undefined, marks: readonly Mark[]): Changed | null {
  if (!chapter || chapter.since === null) return null;
  const found = known.get(chapter);
  if (found?.scene === scene) return found.changed;
  const changed = between(scene, chapter, marks, chapter.since);
  known.set(chapter, { scene, changed });
  return changed;
}

function between(scene: Scene, chapter: Chapter, marks: readonly Mark[], since: number): Changed {
  const [before, now] = [marksAt(marks, since), marksAt(marks, chapter.time)];
  const { changes } = chapter;
  const moved = changes.flatMap(({ layer, moved: ids }) =>
    ids.flatMap((id) => {
      const [was, is] = [before.get(changeKey(layer, id)), now.get(changeKey(layer, id))];
      return was && is ? [movedFrom(scene, was, is, since, chapter.time)] : [];
    }),
  );
  return {
    since,
    arrived: new Set(changes.flatMap(({ layer, arrived }) => arrived.map((id) => changeKey(layer, id)))),
    moved,
    left: changes.flatMap(({ layer, left }) => left.flatMap((id) => before.get(changeKey(layer, id)) ?? [])),
  };
}

/** Returns what of a chapter's changes is seen: at its own time, and on the layers that are on; null at another time. */
export function seenChanges(
  scene: Scene,
  chapter: Chapter | undefined,
  { t, marks, layers }: { t: number; marks: readonly Mark[]; layers: readonly string[] },
): Changed | null {
  const changed = changesOf(scene, chapter, marks);
  if (!changed || !chapter || t !== clamp(chapter.time, scene)) return null;
  const isOn = ({ layer }: Mark) => layers.includes(layer.name);
  return { ...changed, moved: changed.moved.filter(({ was }) => isOn(was)), left: changed.left.filter(isOn) };
}

function marksAt(marks: readonly Mark[], t: number): Map<string, Mark> {
  const standing = marks.filter(({ start, end }) => start <= t && t < end);
  return new Map(standing.map((mark) => [changeKey(mark.layer.name, mark.item.id), mark]));
}

/** Joins the ways between two instants; where one lacks, as after a time in no place, the way is straight. */
function movedFrom(scene: Scene, was: Mark, now: Mark, since: number, t: number): Moved {
  const ways = scene.trails.filter(
    ({ layer, id, at }) => layer === was.layer.name && id === was.item.id && since < at && at <= t,
  );
  const [start, end]: Place[] = [
    [was.lat, was.lon],
    [now.lat, now.lon],
  ];
  const joined = start && end && meet(ways, start, end);
  if (joined) return { was, points: ways.flatMap(({ points }) => points), by_road: ways.every((way) => way.by_road) };
  return {
    was,
    points: [
      [was.lat, was.lon],
      [now.lat, now.lon],
    ],
    by_road: false,
  };
}

/** Tells whether ways follow each other from one place to another. */
function meet(ways: readonly Trail[], start: Place, end: Place): boolean {
  let at: Place | undefined = start;
  for (const { points } of ways) {
    if (!at || !near(at, points[0])) return false;
    at = points.at(-1);
  }
  return ways.length > 0 && near(end, at);
}

const NEAR_DEG = 0.001;

function near([lat, lon]: Place, other: Place | undefined): boolean {
  return other !== undefined && Math.abs(other[0] - lat) < NEAR_DEG && Math.abs(other[1] - lon) < NEAR_DEG;
}
