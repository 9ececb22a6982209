// The chapters as a deck: which comes next, and what one shows. Pure.

import { clamp } from "../scene/instants.ts";
import type { Bounds, Chapter, Scene } from "../scene/scene.ts";
import { NO_FILTERS, type State, type Tool } from "../scene/state.ts";
import type { Command } from "./keys.ts";

/** Returns the index of a chapter in the deck; -1 if there is no such chapter. */
export function placeOf(scene: Scene, id: string): number {
  return scene.chapters.findIndex((chapter) => chapter.id === id);
}

/** Returns the chapters by their numbers, from 1: those that an audience sees, then the hidden ones, as a copy for others counts. */
export function numbered({ chapters }: Scene): readonly Chapter[] {
  return [...chapters.filter(isShown), ...chapters.filter(({ hidden }) => hidden)];
}

/** Returns the number of a chapter and how many an audience sees; null for a hidden chapter, which nobody counts. */
export function countOf(scene: Scene, id: string): { number: number; total: number } | null {
  const shown = scene.chapters.filter(isShown);
  const place = shown.findIndex((chapter) => chapter.id === id);
  return place < 0 ? null : { number: place + 1, total: shown.length };
}

/** Returns the chapter that a command leads to; undefined if it leads to none. Only a number leads to a hidden chapter. */
export function destination(scene: Scene, current: string, command: Command): Chapter | undefined {
  const { chapters } = scene;
  const at = placeOf(scene, current);
  switch (command.do) {
    case "next":
      return chapters.slice(at + 1).find(isShown);
    case "previous":
      return chapters.slice(0, Math.max(at, 0)).findLast(isShown);
    case "first":
      return chapters.find(isShown);
    case "last":
      return chapters.findLast(isShown);
    case "go":
      return numbered(scene)[Math.max(1, Math.min(chapters.length, command.chapter)) - 1];
    case "back":
      return chapters[at];
    default:
      return undefined;
  }
}

/** Returns the chapter with which a talk begins. */
export function opening(scene: Scene): Chapter | undefined {
  return destination(scene, "", { do: "first" }) ?? scene.chapters[0];
}

function isShown({ hidden }: Chapter): boolean {
  return !hidden;
}

/** Returns what a chapter puts on the screen, with everything closed that a briefer opened before. */
export function shownBy(chapter: Chapter, scene: Scene): Partial<State> {
  return {
    chapter: chapter.id,
    view: chapter.view,
    t: clamp(chapter.time, scene),
    layers: chapter.layers,
    filters: NO_FILTERS,
    selected: "",
    query: "",
    camera: null,
    playing: false,
    ...PUT_AWAY,
  };
}

/** Returns what stays in hand from one chapter to the next: what points and draws. */
export function inHand(tool: Tool): Tool {
  return tool === "pointer" || tool === "pen" ? tool : null;
}

/** The state in which everything that a briefer can open during a talk is closed. */
export const PUT_AWAY = { black: false, tool: null, searching: false, helping: false, menu: false } as const;

/** Returns the part of the map that a state shows, unless the viewer moves the map by hand. */
export function boundsOf(scene: Scene, state: Pick<State, "view" | "chapter">): Bounds | undefined {
  const chapter = scene.chapters[placeOf(scene, state.chapter)];
  if (chapter?.bounds && chapter.view === state.view) return chapter.bounds;
  return (scene.views.find((view) => view.code === state.view) ?? scene.views[0])?.bounds;
}
