// The messages between the windows of a talk. Pure.

import type { LatLon } from "../geometry/geodesy.ts";
import type { Bounds } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import type { TalkTold } from "../talk/told.ts";
import type { Command } from "./keys.ts";
import type { Stroke } from "./strokes.ts";
import type { TalkTimes } from "./talk-clock.ts";

/** What the map of the stage shows: as the chapter has it, with what the briefer did to it. */
export interface StagePicture
  extends Pick<State, "view" | "layers" | "filters" | "selected" | "naming" | "rings" | "tool" | "changes"> {
  /** The part of the map, if it was moved by hand. */
  part: Bounds | null;
  /** Places of the line that is measured. */
  line: readonly LatLon[];
  pointer: LatLon | null;
  /** Where the spotlight is. */
  light: LatLon | null;
  strokes: readonly Stroke[];
}

/** Returns what of a picture is in the state of the stage. */
export function pictured({
  view,
  layers,
  filters,
  selected,
  naming,
  rings,
  tool,
  changes,
}: State): Omit<StagePicture, "part" | "line" | "pointer" | "light" | "strokes"> {
  return { view, layers, filters, selected, naming, rings, tool, changes };
}

/** A message of the stage: where it is. */
export interface Standing {
  kind: "stage";
  chapter: string;
  t: number;
  presenting: boolean;
  black: boolean;
  digits: string;
  theme: string;
  picture: StagePicture | null;
  times: TalkTimes;
  /** When the page of the stage was opened, in ms since 1970. */
  opened: number;
  /** What an audience is told of, and the presenter of it; null while there is no talk. */
  talk: TalkTold | null;
  /** Whether an audience can follow. */
  canTalk: boolean;
}

/** A message of a presenter's window: what it asks for. */
export type Asking =
  | { kind: "hello" }
  | { kind: "command"; command: Command; n: number; from: string }
  | { kind: "restart"; n: number; from: string };

/** A message between the windows of a talk; `posture` names the talk. */
export type Note = (Standing | Asking) & { posture: string };

/** Tells whether what another window sent is a complete note. */
export function isNote(data: unknown): data is Note {
  if (typeof data !== "object" || data === null) return false;
  const { posture, kind, command, chapter, theme, times, n, from } = data as Record<string, unknown>;
  if (typeof posture !== "string") return false;
  if (kind === "hello") return true;
  if (kind === "stage")
    return typeof chapter === "string" && ["light", "dark"].includes(String(theme)) && Boolean(times);
  const numbered = typeof n === "number" && typeof from === "string";
  if (kind === "restart") return numbered;
  return kind === "command" && numbered && typeof command === "object" && command !== null && "do" in command;
}
