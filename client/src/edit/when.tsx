// Asks, where a symbol was let go, whether it stands there from that time on or for its whole period.

import { useEffect, useRef } from "preact/hooks";
import { formatPeriod, toldInstant } from "../scene/instants.ts";
import { say } from "../words/say.ts";

/** A drop that waits for the answer. */
export interface Question {
  id: string;
  /** Hours since H+0 of the drop. */
  t: number;
  /** The period of the row in hours since H+0; null is an open end. */
  from: number | null;
  until: number | null;
  /** H+0 as a UTC date-time; null if the plan gives none. */
  ceasefire: string | null;
  /** Where the symbol was let go, in pixels of the map, and how large the map is. */
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
  const { id, t, from, until, ceasefire } = question;
  return (
    <div class="posture-drop-question" role="dialog" aria-label={say("edit.when.title", { id })} style={{ left, top }}>
      <p>{say("edit.when.title", { id })}</p>
      <button ref={first} type="button" onClick={() => onAnswer("from")}>
        {say("edit.when.from", { at: toldInstant(t, ceasefire) })}
      </button>
      <button type="button" onClick={() => onAnswer("whole")}>
        {say("edit.when.whole", { period: formatPeriod(from, until, ceasefire) })}
      </button>
      <button type="button" onClick={() => onAnswer("nothing")}>
        {say("edit.cancel")}
      </button>
    </div>
  );
}
