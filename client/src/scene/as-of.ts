// "As of": the newest date of what is shown, and how old its oldest row is. Pure.

import { say } from "../words/say.ts";
import type { Item } from "./scene.ts";

/** The day on which ages are told, as YYYY-MM-DD in UTC; null tells none. */
export interface Day {
  date: string | null;
  /** Whether people also read it on later days: the sentence then names the day. */
  kept: boolean;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const DAY_MS = 86_400_000;

/** Returns the sentence about the dates of rows; "" if none of them has a date. */
export function asOfLine(items: readonly Item[], { date, kept }: Day): string {
  const dates = [...new Set(items.flatMap((item) => item.as_of || []))].sort();
  const [oldest, newest] = [dates[0], dates.at(-1)];
  if (oldest === undefined || newest === undefined) return "";
  const day = written(newest);
  const age = date === null ? -1 : daysBetween(oldest, date);
  if (date === null || age < 0) return say("provenance.as-of", { day });
  return kept
    ? say("provenance.as-of-kept", { day, count: age, looked: written(date) })
    : say("provenance.as-of-live", { day, count: age });
}

function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
}

function written(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const name = MONTHS[Number(month) - 1];
  return name ? say(`provenance.month.${name}`, { day: String(Number(day)), year }) : date;
}
