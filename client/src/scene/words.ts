// The UTC time of an instant, if the plan gives the ceasefire.

import { say } from "../words/say.ts";

const HOUR_MS = 3_600_000;

/** Returns the assumed UTC time of an instant as text, counted from the ceasefire. */
export function clock(ceasefire: string, t: number): string {
  const time = new Date(Date.parse(ceasefire) + t * HOUR_MS).toISOString().slice(0, 16).replace("T", " ");
  return say("timeline.assumed-clock", { time });
}
