// How long a talk shall take, as the chapters say. Pure.

import type { Chapter } from "../scene/scene.ts";

/** Minutes that the chapters of a talk are planned for. */
export interface Planned {
  /** All of them. */
  whole: number;
  /** Up to the end of the chapter that is shown. */
  until: number;
}

/** Returns the planned minutes; null if no chapter has any. Chapters that are skipped need none. */
export function plannedOf(chapters: readonly Chapter[], current: string): Planned | null {
  const shown = chapters.filter((chapter) => !chapter.hidden || chapter.id === current);
  if (!shown.some(({ minutes }) => minutes !== null)) return null;
  const sum = (some: readonly Chapter[]) => some.reduce((total, { minutes }) => total + (minutes ?? 0), 0);
  const place = shown.findIndex(({ id }) => id === current);
  return { whole: sum(shown), until: sum(shown.slice(0, place + 1)) };
}
