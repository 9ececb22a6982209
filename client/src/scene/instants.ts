// Instants as hours since H+0: how they are written, and the axis of the time line, on which every phase has room.

import { type ScaleLinear, scaleLinear } from "d3-scale";
import { say } from "../words/say.ts";
import type { Phase, Scene } from "./scene.ts";

const HOURS_PER_DAY = 24;
const MINUTES_PER_HOUR = 60;
/** Added to the root of each phase's hours: even the shortest phase then has room for its name. */
const LEAST_WEIGHT = 36;
/** How long the whole axis takes when time runs along it. */
export const WHOLE_PLAN_MS = 40_000;
const IN_HOURS = /^H\s?([+\-\u2212])\s?(\d{1,6})(?::([0-5]\d))?$/i;
const IN_DAYS = /^D\s?([+\-\u2212])\s?(\d{1,6})(?:\s+([01]?\d|2[0-3]):([0-5]\d))?$/i;

/** Returns an instant as text, to the minute: days if they are whole, else hours, with minutes if there are any. */
export function formatInstant(hours: number): string {
  const minutes = Math.round(hours * MINUTES_PER_HOUR);
  const sign = minutes < 0 ? "-" : "+";
  const [whole, rest] = [Math.floor(Math.abs(minutes) / MINUTES_PER_HOUR), Math.abs(minutes) % MINUTES_PER_HOUR];
  if (rest) return `H${sign}${whole}:${String(rest).padStart(2, "0")}`;
  return whole % HOURS_PER_DAY ? `H${sign}${whole}` : `D${sign}${whole / HOURS_PER_DAY}`;
}

/** Reads an instant as formatInstant and planners write it (`D+3 14:30` too); returns null for any other text. */
export function readInstant(text: string): number | null {
  const [, sign, hours, minutes = 0] = IN_HOURS.exec(text.trim()) ?? [];
  if (hours !== undefined) return sum(sign, Number(hours) * MINUTES_PER_HOUR + Number(minutes), 0);
  const [, side, days, clock = 0, past = 0] = IN_DAYS.exec(text.trim()) ?? [];
  if (days === undefined) return null;
  return sum(side, Number(days) * HOURS_PER_DAY * MINUTES_PER_HOUR, Number(clock) * MINUTES_PER_HOUR + Number(past));
}

/** Returns minutes before or after H+0, and more minutes after these, as hours since H+0. */
function sum(sign: string | undefined, minutes: number, more: number): number {
  return ((sign === "+" ? 1 : -1) * minutes + more) / MINUTES_PER_HOUR || 0;
}

/** Returns a period as text; null is an open end. */
export function formatPeriod(from: number | null, until: number | null): string {
  if (from === null) {
    return until === null ? say("both.period.always") : say("both.period.until", { end: formatInstant(until) });
  }
  const start = formatInstant(from);
  if (until === null) return say("both.period.from", { start });
  return say("both.period.from-until", { start, end: formatInstant(until) });
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
