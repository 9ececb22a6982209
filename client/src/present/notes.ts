// The messages between the windows of a talk. Pure.

import type { TalkTold } from "../talk/told.ts";
import type { Command } from "./keys.ts";

/** A message of the stage: where it is. */
export interface Standing {
  kind: "stage";
  chapter: string;
  t: number;
  presenting: boolean;
  black: boolean;
  digits: string;
  theme: string;
  /** When the talk began, in ms since 1970; 0 before it. */
  began: number;
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
  const { posture, kind, command, chapter, theme, n, from } = data as Record<string, unknown>;
  if (typeof posture !== "string") return false;
  if (kind === "hello") return true;
  if (kind === "stage") return typeof chapter === "string" && (theme === "light" || theme === "dark");
  const numbered = typeof n === "number" && typeof from === "string";
  if (kind === "restart") return numbered;
  return kind === "command" && numbered && typeof command === "object" && command !== null && "do" in command;
}
