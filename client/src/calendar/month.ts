// A month as weeks of days, and where a key leads in it. Days are in UTC. Pure.

const DAY_MS = 86_400_000;
const DAYS_PER_WEEK = 7;

/** A day of the calendar; months count from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** Returns the day of a text that begins with a date, like `2027-03-01 14:30`; null for any other. */
export function dayIn(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  return year === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) };
}

/** Returns a day as `YYYY-MM-DD`. */
export function written({ year, month, day }: Day): string {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** Returns the weeks of a month from Monday on; days of other months are null. */
export function weeksOf({ year, month }: Day): (Day | null)[][] {
  const before = weekdayOf({ year, month, day: 1 });
  const days: (Day | null)[] = Array.from({ length: before }, () => null);
  for (let day = 1; day <= lengthOf(year, month); day += 1) days.push({ year, month, day });
  while (days.length % DAYS_PER_WEEK) days.push(null);
  return Array.from({ length: days.length / DAYS_PER_WEEK }, (_, i) => days.slice(i * 7, i * 7 + 7));
}

/** Returns the place of a day in its week: 0 is Monday. */
export function weekdayOf(day: Day): number {
  return (new Date(msOf(day)).getUTCDay() + 6) % DAYS_PER_WEEK;
}

/** Returns the same day of a month before or after, or the last of that month if it is shorter. */
export function monthsOn({ year, month, day }: Day, by: number): Day {
  const months = year * 12 + month - 1 + by;
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return within({ year: toYear, month: toMonth, day: Math.min(day, lengthOf(toYear, toMonth)) });
}

/** Returns the day to which a key leads from another; null for a key that leads to none. */
export function dayAfterKey(day: Day, key: string, shift: boolean): Day | null {
  const place = weekdayOf(day);
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -DAYS_PER_WEEK,
    ArrowDown: DAYS_PER_WEEK,
    Home: -place,
    End: DAYS_PER_WEEK - 1 - place,
  };
  const by = steps[key];
  if (by !== undefined) return dayOn(day, by);
  if (key !== "PageUp" && key !== "PageDown") return null;
  return monthsOn(day, (key === "PageUp" ? -1 : 1) * (shift ? 12 : 1));
}

function dayOn(day: Day, by: number): Day {
  const date = new Date(msOf(day) + by * DAY_MS);
  return within({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}

/** Returns the nearest day that a date can say: its year has four digits. */
function within(day: Day): Day {
  if (day.year < 1) return { year: 1, month: 1, day: 1 };
  return day.year > 9999 ? { year: 9999, month: 12, day: 31 } : day;
}

function lengthOf(year: number, month: number): number {
  return new Date(msOf({ year, month: month + 1, day: 1 }) - DAY_MS).getUTCDate();
}

function msOf({ year, month, day }: Day): number {
  const date = new Date(0);
  return date.setUTCFullYear(year, month - 1, day);
}
