// Instants as hours since H+0: how they are written, and the axis of the time line, on which every phase has room.

import { type ScaleLinear, scaleLinear } from "d3-scale";
import { say } from "../words/say.ts";
import { dateOf, type Read, readDate } from "./calendar.ts";
import type { Phase, Scene } from "./scene.ts";

const HOURS_PER_DAY = 24;
const MINUTES_PER_HOUR = 60;
/** Added to the root of each phase's hours: even the shortest phase then has room for its name. */
const LEAST_WEIGHT = 36;
/** How long the whole axis takes when time runs along it. */
export const WHOLE_PLAN_MS = 40_000;
/** Letters of days and of hours after H+0 in English, French and Ukrainian. */
export const DAY_LETTERS = "DJД";
export const HOUR_LETTERS = "HЧГ";
const COUNTED = new RegExp(
  `^([${DAY_LETTERS}${HOUR_LETTERS}])\\s?([+\\-\u2212])\\s?(\\d{1,6})(:[0-5]\\d|\\.\\d{1,9}|\\s+(?:[01]?\\d|2[0-3]):[0-5]\\d)?$`,
  "i",
);
const BARE = new RegExp(`^[${DAY_LETTERS}${HOUR_LETTERS}](?:[-\\s]?(?:day|hour))?$`, "i");

/** Returns an instant as text, to the minute: days if they are whole, else hours, with minutes if there are any. */
export function formatInstant(hours: number): string {
  const minutes = Math.round(hours * MINUTES_PER_HOUR);
  const sign = minutes < 0 ? "-" : "+";
  const [whole, rest] = [Math.floor(Math.abs(minutes) / MINUTES_PER_HOUR), Math.abs(minutes) % MINUTES_PER_HOUR];
  if (rest) return `H${sign}${whole}:${String(rest).padStart(2, "0")}`;
  return whole % HOURS_PER_DAY ? `H${sign}${whole}` : `D${sign}${whole / HOURS_PER_DAY}`;
}

/** Reads an instant as planners write it, as geo.clock.parse_instant does: D+3 14:30, H+6:30, and dates with a ceasefire. */
export function readTyped(text: string, ceasefire: string | null): Read {
  const typed = text.trim();
  const [, letter = "", sign, count, more = ""] = COUNTED.exec(typed) ?? [];
  const minutes = count === undefined ? null : minutesOf(letter, sign === "+" ? 1 : -1, Number(count), more);
  if (minutes !== null) return { hours: minutes / MINUTES_PER_HOUR || 0 };
  if (BARE.test(typed)) return { hours: 0 };
  return readDate(typed, ceasefire) ?? { why: "no-time" };
}

/** Returns an instant as hours since H+0; null for a text that is none. */
export function readInstant(text: string, ceasefire: string | null = null): number | null {
  const read = readTyped(text, ceasefire);
  return "hours" in read ? read.hours : null;
}

/** Returns why a text is no instant; "" if it is one. */
export function whyNoInstant(text: string, ceasefire: string | null): string {
  const read = readTyped(text, ceasefire);
  if ("hours" in read) return "";
  if (read.why === "no-time") return say("both.instant.no-time", { text: `“${text.trim()}”` });
  if (read.why === "seconds") return say("both.instant.seconds", { text: text.trim(), minute: read.minute ?? "" });
  return say(`both.instant.${read.why}`, { text: text.trim() });
}

/** Returns minutes since H+0; null for a part of a day as a fraction, which nobody writes in clock time. */
function minutesOf(letter: string, sign: 1 | -1, count: number, more: string): number | null {
  const days = DAY_LETTERS.includes(letter.toUpperCase());
  const whole = count * MINUTES_PER_HOUR * (days ? HOURS_PER_DAY : 1) * sign;
  if (!more) return whole;
  if (/^\s/.test(more) !== days) return null;
  if (days) {
    const [hours, minutes] = more.trim().split(":").map(Number);
    return whole + (hours ?? 0) * MINUTES_PER_HOUR + (minutes ?? 0);
  }
  return whole + sign * (more[0] === ":" ? Number(more.slice(1)) : rounded(more.slice(1)));
}

/** Returns the minutes of the decimals of an hour; half a minute counts as one. */
function rounded(decimals: string): number {
  const whole = 10 ** decimals.length;
  return Math.floor((2 * MINUTES_PER_HOUR * Number(decimals) + whole) / (2 * whole));
}

/** Returns an instant as people read it: with its date in UTC, if the plan has a ceasefire date. */
export function toldInstant(hours: number, ceasefire: string | null): string {
  const instant = formatInstant(hours);
  const date = ceasefire === null ? "" : dateOf(hours, ceasefire);
  return date ? say("both.instant.dated", { instant, date }) : instant;
}

/** Returns a period as text, with dates if a ceasefire date is given; null is an open end. */
export function formatPeriod(from: number | null, until: number | null, ceasefire: string | null = null): string {
  const told = (hours: number) => toldInstant(hours, ceasefire);
  if (from === null) return until === null ? say("both.period.always") : say("both.period.until", { end: told(until) });
  if (until === null) return say("both.period.from", { start: told(from) });
  return say("both.period.from-until", { start: told(from), end: told(until) });
}

/** Maps instants to pixels of the time line. */
export type TimeScale = ScaleLinear<number, number>;

/** Returns a scale on which a phase of hours is legible beside one of a year: its width grows with the root. */
export function timeScale(start: number, end: number, phases: readonly Phase[], width: number): TimeScale {
  const inside = phases.flatMap((phase) => [phase.from, phase.until]).filter((t) => t > start && t < end);
  const domain = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
  const weights = domain.slice(1).map((t, i) => LEAST_WEIGHT + Math.sqrt(t - (domain[i] ?? t)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const range = [0];
  for (const weight of weights) range.push((range.at(-1) ?? 0) + (weight / total) * width);
  return scaleLinear().domain(domain).range(range).clamp(true);
}

/** Rounds an instant to hours in the first three days around H+0, and to days elsewhere. */
export function snap(hours: number): number {
  const step = Math.abs(hours) < 3 * HOURS_PER_DAY ? 1 : HOURS_PER_DAY;
  return Math.round(hours / step) * step || 0;
}

/** Returns the instant of the plan's time that is nearest to an instant. */
export function clamp(t: number, scene: Scene): number {
  return Math.min(Math.max(t, scene.time.start), scene.time.end);
}

/** Returns the next stop in a direction; the same instant if there is none. */
export function nextStop(stops: readonly number[], t: number, direction: 1 | -1): number {
  const ahead = direction === 1 ? stops.find((stop) => stop > t) : stops.findLast((stop) => stop < t);
  return ahead ?? t;
}

/** Returns the phase of an instant; the end of the last phase belongs to that phase. */
export function phaseAt(phases: readonly Phase[], t: number): Phase | undefined {
  return (
    phases.findLast((phase) => phase.from <= t && t < phase.until) ??
    (phases.at(-1)?.until === t ? phases.at(-1) : undefined)
  );
}
