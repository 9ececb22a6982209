// Instants as dates in UTC, for a plan that has a ceasefire date; the same rules as geo/calendar.py. Pure.

import { say } from "../words/say.ts";

const MINUTE_MS = 60_000;
const MINUTES_PER_HOUR = 60;
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(:\d{2}(?:\.\d{1,6})?)?\s?(Z|UTC|([+-])(\d{2}):?(\d{2}))?)?$/i;

/** An instant in hours since H+0; or why a text is none, as a key of the catalogue, with the text to write for seconds. */
export type Read = { hours: number } | { why: NoInstant; minute?: string };

export type NoInstant = "no-time" | "no-ceasefire" | "no-day" | "no-clock" | "seconds";

/** Reads an ISO date, which means 00:00 UTC, or one with a time; returns null for any other text. */
export function readDate(text: string, ceasefire: string | null): Read | null {
  const match = ISO.exec(text);
  if (!match) return null;
  if (ceasefire === null) return { why: "no-ceasefire" };
  const [, year, month, day, hour = "00", minute = "00", seconds = ""] = match;
  const date = dayOf(Number(year), Number(month), Number(day));
  if (date === null) return { why: "no-day" };
  const zone = zoneOf(match[8], Number(match[9]), Number(match[10]));
  if (Number(hour) > 23 || Number(minute) > 59) return { why: "no-clock" };
  if (/[1-9]/.test(seconds)) return { why: "seconds", minute: text.replace(`:${minute}${seconds}`, `:${minute}`) };
  if (zone === null) return { why: "no-clock" };
  const clock = Number(hour) * MINUTES_PER_HOUR + Number(minute) - zone;
  return { hours: (date / MINUTE_MS + clock - Date.parse(ceasefire) / MINUTE_MS) / MINUTES_PER_HOUR };
}

/** Returns the beginning of a day in ms; null if the calendar has no such day. */
function dayOf(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

/** Returns the minutes that a zone is ahead of UTC; null if no zone is so far away. */
function zoneOf(side: string | undefined, hours: number, minutes: number): number | null {
  if (!side) return 0;
  const ahead = hours * MINUTES_PER_HOUR + minutes;
  if (ahead >= 24 * MINUTES_PER_HOUR) return null;
  return side === "+" ? ahead : -ahead;
}

/** Returns the UTC date and time of an instant (hours since H+0) as people type and read it; "" outside the years 1 to 9999. */
export function dateOf(hours: number, ceasefire: string): string {
  const minutes = Date.parse(ceasefire) / MINUTE_MS + Math.round(hours * MINUTES_PER_HOUR);
  const date = new Date(minutes * MINUTE_MS);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString().slice(0, 16).replace("T", " ") : "";
}

/** Returns the assumed UTC time of an instant as a text of its own; "" without a ceasefire date. */
export function clock(ceasefire: string | null, hours: number): string {
  const time = ceasefire === null ? "" : dateOf(hours, ceasefire);
  return time && say("timeline.assumed-clock", { time });
}
