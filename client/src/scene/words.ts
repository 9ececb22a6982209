// The time of a clock, where the plan says when H+0 is.

import { say } from "../words/say.ts";

const HOUR_MS = 3_600_000;

/** The assumed UTC time of an instant, when the plan gives a ceasefire date. */
export function clock(ceasefire: string, t: number): string {
  const time = new Date(Date.parse(ceasefire) + t * HOUR_MS).toISOString().slice(0, 16).replace("T", " ");
  return say("timeline.assumed-clock", { time });
}
