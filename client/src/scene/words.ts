// Words and figures that the client itself writes.

import { say } from "../words/say.ts";

const HOUR_MS = 3_600_000;

/** The assumed UTC time of an instant, when the plan gives a ceasefire date. */
export function clock(ceasefire: string, t: number): string {
  const time = new Date(Date.parse(ceasefire) + t * HOUR_MS).toISOString().slice(0, 16).replace("T", " ");
  return say("timeline.assumed-clock", { time });
}

export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
}
