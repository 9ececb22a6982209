// A field for an instant, as a planner types it: D+30, H+6:30 or a date. It says what that is, or why it is none.

import { useId, useRef, useState } from "preact/hooks";
import { readInstant, toldInstant, whyNoInstant } from "../scene/instants.ts";
import { say } from "../words/say.ts";
import { Calendar } from "./calendar.tsx";

interface Props {
  name: string;
  label: string;
  /** The text that it begins with. */
  value: string;
  required?: boolean;
  /** H+0 as a UTC date-time; null if the plan gives none, and the field then takes no dates. */
  ceasefire: string | null;
  /** Called with each text that is typed or picked. */
  onText?: (text: string) => void;
}

/** The field, with a calendar beside it if the plan has a ceasefire date. */
export function InstantField({ name, label, value, required = false, ceasefire, onText }: Props) {
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const told = useId();
  const write = (next: string) => {
    setText(next);
    onText?.(next);
  };
  const hours = readInstant(text, ceasefire);
  const why = text.trim() && whyNoInstant(text, ceasefire);
  return (
    <div class="posture-instant">
      <div class="posture-instant-line">
        <label>
          {label}
          <input
            type="text"
            name={name}
            value={text}
            placeholder={say("calendar.shown")}
            required={required}
            maxLength={40}
            aria-invalid={why !== ""}
            aria-describedby={told}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </label>
        {ceasefire !== null && (
          <button
            ref={opener}
            type="button"
            class="posture-instant-open"
            aria-expanded={open}
            aria-label={say("calendar.open", { label })}
            title={say("calendar.open", { label })}
            onClick={() => setOpen(!open)}
          >
            <Glyph />
          </button>
        )}
      </div>
      <small id={told} class={why ? "posture-instant-why" : undefined} aria-live="polite">
        {why || (ceasefire !== null && hours !== null && toldInstant(hours, ceasefire))}
      </small>
      {open && ceasefire !== null && (
        <Calendar
          at={hours ?? 0}
          ceasefire={ceasefire}
          onPick={write}
          onClose={() => {
            setOpen(false);
            opener.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** A sheet of a calendar. */
export function Glyph() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M4 1h1.6v1.6h4.8V1H12v1.6h2V14.5H2V2.6h2zM3.5 6.2v6.8h9V6.2zM5 7.7h2v1.8H5zM9 7.7h2v1.8H9zM5 10.5h2v1.5H5z"
      />
    </svg>
  );
}
