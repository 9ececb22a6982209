// What stands large above the map of a chapter: its message or title, its figures, and what has changed. Pure.

import type { Figure, LayerChanges } from "../contract/types.ts";
import { grouped, say } from "../words/say.ts";
import { clock } from "./calendar.ts";
import { focusNotes } from "./focus-notes.ts";
import { clamp, formatInstant, phaseAt, toldInstant } from "./instants.ts";
import { type Chapter, type Scene, termLabel } from "./scene.ts";
import type { State } from "./state.ts";

/** What is written above the map; it is that of a chapter, and does not depend on the moment. */
export interface Headline {
  title: string;
  /** "" for none: the title is then large. */
  message: string;
  figures: readonly Figure[];
  /** What has changed since the chapter before, in a line; "" for nothing. */
  changes: string;
  /** Whether notes about sources and nations stand beside the map. */
  noted: boolean;
}

/** Returns the headline of a chapter; without one, the title of the plan. */
export function headlineOf(scene: Scene, chapter: Chapter | undefined): Headline {
  if (!chapter) return { title: scene.title, message: "", figures: [], changes: "", noted: false };
  const { title, message, figures } = chapter;
  const noted = focusNotes(scene, chapter, clamp(chapter.time, scene)).length > 0;
  return { title: title || scene.title, message, figures, changes: changesLine(scene, chapter), noted };
}

/** Tells whether a headline says more than a title. */
export function isLoud({ message, figures }: Headline): boolean {
  return message !== "" || figures.length > 0;
}

/** Tells whether the figures of a chapter hold: at its only time; at another one, or of several, they would say what is not so. */
export function isCounted(
  scene: Scene,
  chapter: Chapter | undefined,
  { t, flying }: Pick<State, "t" | "flying">,
): boolean {
  return chapter !== undefined && chapter.times.length === 1 && (flying || t === clamp(chapter.time, scene));
}

/** Returns what the figures of a chapter leave out, each reason once. */
export function leftOut({ figures }: Pick<Chapter, "figures">): string[] {
  return [...new Set(figures.map(({ note }) => note).filter(Boolean))];
}

/** Returns what says when it is: the instant, the phase unless a title says the same, and the time of the day. */
export function whenOf(scene: Scene, title: string, t: number): { instant: string; phase: string; clock: string } {
  const phase = phaseAt(scene.time.phases, t)?.name ?? "";
  const { ceasefire } = scene.time;
  return {
    instant: formatInstant(t),
    phase: saysTheSame(title, phase) ? "" : phase,
    clock: clock(ceasefire, t),
  };
}

/** Tells whether most words of the shorter of two titles are in the other. */
export function saysTheSame(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size);
  if (!one?.size || !other) return false;
  const common = [...one].filter((word) => other.has(word)).length;
  return common / one.size > 0.5;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function changesLine(scene: Scene, { since, changes }: Chapter): string {
  if (since === null || changes.length === 0) return "";
  const told = changes.map((one) =>
    say("headline.layer", { layer: termLabel(scene, "layer", one.layer), changes: countsOf(one) }),
  );
  return say("headline.since", {
    instant: toldInstant(since, scene.time.ceasefire),
    changes: joined(told, "headline.apart"),
  });
}

function countsOf({ counts: [arrived, moved, left] }: LayerChanges): string {
  const told = [
    arrived && say("headline.arrived", { number: grouped(arrived) }),
    moved && say("headline.moved", { number: grouped(moved) }),
    left && say("headline.left", { number: grouped(left) }),
  ].filter((one) => one !== 0);
  return joined(told as string[], "headline.two");
}

function joined(parts: readonly string[], how: "headline.two" | "headline.apart"): string {
  return parts.reduce((first, second) => (first ? say(how, { first, second }) : second), "");
}
