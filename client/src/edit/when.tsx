// Asks, where something was let go, whether it is so from that time on or for the whole period of its row.

import { useEffect, useRef } from "preact/hooks";
import { formatPeriod, toldInstant } from "../scene/instants.ts";
import { say } from "../words/say.ts";

/** A drop that waits for the answer. */
export interface Question {
  /** What is asked. */
  title: string;
  /** Hours since H+0 of the drop. */
  t: number;
  /** The period of the row in hours since H+0, where null is an open end; null for several things, each with its own. */
  period: { from: number | null; until: number | null } | null;
  /** H+0 as a UTC date-time; null if the plan gives none. */
  ceasefire: string | null;
  /** Where it was let go, in pixels of what it was dragged over, and how large that is. */
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the planner answers: from that time on, for the whole period, or nothing. */
export type When = "from" | "whole" | "nothing";

/** How much room the question needs at the right of the drop and below it. */
const ROOM_PX = { x: 290, y: 170 };
const GAP_PX = 14;

/** The question, beside the drop. */
export function WhenQuestion({ question, onAnswer }: { question: Question; onAnswer(when: When): void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const left = Math.max(8, Math.min(question.x + GAP_PX, question.width - ROOM_PX.x));
  const top = Math.max(8, Math.min(question.y + GAP_PX, question.height - ROOM_PX.y));
  const { title, t, period, ceasefire } = question;
  return (
    <div class="posture-drop-question" role="dialog" aria-label={title} style={{ left: `${left}px`, top: `${top}px` }}>
      <p>{title}</p>
      <button ref={first} type="button" onClick={() => onAnswer("from")}>
        {say("edit.when.from", { at: toldInstant(t, ceasefire) })}
      </button>
      <button type="button" onClick={() => onAnswer("whole")}>
        {period
          ? say("edit.when.whole", { period: formatPeriod(period.from, period.until, ceasefire) })
          : say("edit.when.each-whole")}
      </button>
      <button type="button" onClick={() => onAnswer("nothing")}>
        {say("edit.cancel")}
      </button>
    </div>
  );
}
