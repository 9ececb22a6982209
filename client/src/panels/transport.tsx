// The buttons of time, and what time it is.

import type { Ref } from "preact";
import { Glyph as CalendarGlyph } from "../calendar/instant-field.tsx";
import { clock, dateOf } from "../scene/calendar.ts";
import { formatInstant, nextStop } from "../scene/instants.ts";
import type { Phase, Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";

/** What the buttons act on. */
export interface TransportProps {
  scene: Scene;
  t: number;
  playing: boolean;
  phase: Phase | undefined;
  /** Whether the form that takes the map to a time is open, and the button that opens it. */
  going: boolean;
  opener: Ref<HTMLButtonElement>;
  onTime(t: number): void;
  onPlay(): void;
  onGoing(): void;
}

/** The buttons, with the instant, its phase and its date. */
export function Transport({ scene, t, playing, phase, going, opener, onPlay, onTime, onGoing }: TransportProps) {
  const step = (direction: 1 | -1) => () => onTime(nextStop(scene.time.stops, t, direction));
  return (
    <div class="posture-transport">
      <div class="posture-buttons">
        <button type="button" aria-label={say("timeline.previous")} title={say("timeline.previous")} onClick={step(-1)}>
          <Glyph d="M11 3v10L4.5 8zM3 3h1.6v10H3z" />
        </button>
        <button
          type="button"
          class="posture-play"
          aria-pressed={playing}
          aria-label={say(playing ? "timeline.pause" : "timeline.play")}
          title={say("timeline.play-key")}
          onClick={onPlay}
        >
          <Glyph d={playing ? "M4 3h3v10H4zM9 3h3v10H9z" : "M4 2.5v11l9-5.5z"} />
        </button>
        <button type="button" aria-label={say("timeline.next")} title={say("timeline.next")} onClick={step(1)}>
          <Glyph d="M5 3v10l6.5-5zM11.4 3H13v10h-1.6z" />
        </button>
        <button
          ref={opener}
          type="button"
          aria-expanded={going}
          aria-label={say("timeline.go.open")}
          title={say("timeline.go.open")}
          onClick={onGoing}
        >
          <CalendarGlyph />
        </button>
      </div>
      <output class="posture-now" aria-live="off">
        <strong>{formatInstant(t)}</strong>
        <span>{phase?.name ?? ""}</span>
        <Dates ceasefire={scene.time.ceasefire} t={t} />
      </output>
    </div>
  );
}

/** The date of an instant; a small window has room for the shorter one. */
function Dates({ ceasefire, t }: { ceasefire: string | null; t: number }) {
  const time = ceasefire && dateOf(t, ceasefire);
  if (!time) return null;
  return (
    <>
      <small>{clock(ceasefire, t)}</small>
      <small class="posture-now-short">{say("timeline.short-clock", { time })}</small>
    </>
  );
}

/** A drawing on a button. */
export function Glyph({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={d} fill="currentColor" />
    </svg>
  );
}
