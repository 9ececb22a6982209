// A month to choose a day from, and a time of that day, in UTC: with a pointer, or with keys alone.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { dateOf } from "../scene/calendar.ts";
import { say } from "../words/say.ts";
import { type Day, dayAfterKey, dayIn, monthsOn, weeksOf, written } from "./month.ts";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;

interface Props {
  /** What is chosen, or where to begin, in hours since H+0. */
  at: number;
  ceasefire: string;
  /** Takes a date with its time, as a planner would type it. */
  onPick(text: string): void;
  onClose(): void;
}

/** The calendar; it opens with the focus on the day of its instant. */
export function Calendar({ at, ceasefire, onPick, onClose }: Props) {
  const begun = dateOf(at, ceasefire) || dateOf(0, ceasefire);
  const chosen = dayIn(begun) as Day;
  const [day, setDay] = useState(chosen);
  const [time, setTime] = useState(begun.slice(-5));
  const pick = (one: Day, clock: string) => {
    setDay(one);
    onPick(`${written(one)} ${clock}`);
  };
  return (
    <div
      class="posture-calendar"
      role="dialog"
      aria-label={say("calendar.title")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <Head day={day} onDay={setDay} />
      <Month day={day} chosen={chosen} onReach={setDay} onPick={(one) => pick(one, clockIn(time) ?? "00:00")} />
      <div class="posture-calendar-foot">
        <TimeOfDay
          time={time}
          onTime={(typed) => {
            setTime(typed);
            const clock = clockIn(typed);
            if (clock) pick(day, clock);
          }}
        />
        <button type="button" onClick={onClose}>
          {say("calendar.close")}
        </button>
      </div>
    </div>
  );
}

/** Returns a time of day as `06:00`; null if a text is none. */
function clockIn(text: string): string | null {
  const [, hour, minute] = TIME.exec(text.trim()) ?? [];
  return hour === undefined ? null : `${hour.padStart(2, "0")}:${minute}`;
}

function TimeOfDay({ time, onTime }: { time: string; onTime(time: string): void }) {
  return (
    <label>
      {say("calendar.time")}
      <input
        type="text"
        value={time}
        maxLength={5}
        placeholder={say("calendar.shown-time")}
        aria-invalid={clockIn(time) === null}
        onInput={(event) => onTime(event.currentTarget.value)}
      />
    </label>
  );
}

interface MonthProps {
  /** The day that keys have reached. */
  day: Day;
  chosen: Day;
  onReach(day: Day): void;
  onPick(day: Day): void;
}

function Month({ day, chosen, onReach, onPick }: MonthProps) {
  const table = useRef<HTMLTableElement>(null);
  const reached = useRef(true);
  // A key may come before the last one is drawn.
  const last = useRef(day);
  last.current = day;
  useLayoutEffect(() => {
    if (reached.current) table.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    reached.current = false;
  }, [day]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = dayAfterKey(last.current, event.key, event.shiftKey);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    reached.current = true;
    last.current = next;
    onReach(next);
  };
  const cell = (one: Day) => (
    <DayButton day={one} pressed={isSame(one, chosen)} reached={isSame(one, day)} onPick={() => onPick(one)} />
  );
  return (
    <table ref={table} aria-label={monthName(day)}>
      <Weekdays />
      <tbody onKeyDown={onKeyDown}>
        {weeksOf(day).map((week, row) => (
          <tr key={`${day.month}/${row}`}>
            {week.map((one, place) => (
              <td key={WEEKDAYS[place]}>{one && cell(one)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isSame(a: Day, b: Day): boolean {
  return written(a) === written(b);
}

function Head({ day, onDay }: { day: Day; onDay(day: Day): void }) {
  const turn = (key: "year-before" | "before" | "after" | "year-after", by: number, sign: string) => (
    <button
      type="button"
      aria-label={say(`calendar.turn.${key}`)}
      title={say(`calendar.turn.${key}`)}
      onClick={() => onDay(monthsOn(day, by))}
    >
      {sign}
    </button>
  );
  return (
    <div class="posture-calendar-head">
      {turn("year-before", -12, "«")}
      {turn("before", -1, "‹")}
      <strong aria-live="polite">{monthName(day)}</strong>
      {turn("after", 1, "›")}
      {turn("year-after", 12, "»")}
    </div>
  );
}

function Weekdays() {
  return (
    <thead>
      <tr>
        {WEEKDAYS.map((place) => (
          <th key={place} scope="col">
            <abbr title={say(`calendar.weekdays.${place}`)}>{say(`calendar.short.${place}`)}</abbr>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function DayButton(props: { day: Day; pressed: boolean; reached: boolean; onPick(): void }) {
  const { day, pressed, reached, onPick } = props;
  return (
    <button
      type="button"
      tabIndex={reached ? 0 : -1}
      aria-pressed={pressed}
      aria-label={say("calendar.day", { day: day.day, month: monthWord(day), year: day.year })}
      onClick={onPick}
    >
      {day.day}
    </button>
  );
}

function monthName(day: Day): string {
  return say("calendar.month", { month: monthWord(day), year: String(day.year) });
}

function monthWord({ month }: Day): string {
  return say(`calendar.months.${MONTHS[month - 1] ?? 1}`);
}
