// What stands over the map of a chapter: its title and message, when it is, its figures, and what it points at.

import type { Figure } from "../contract/types.ts";
import { instantsBeside } from "../scene/beside.ts";
import { type FocusNote, focusNotes } from "../scene/focus-notes.ts";
import { headlineOf, isCounted, isLoud, whenOf } from "../scene/headline.ts";
import { formatInstant } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";
import { countOf, placeOf } from "./deck.ts";

interface HeadlineProps {
  scene: Scene;
  state: State;
}

const LONG_TITLE = 60;
const VERY_LONG_TITLE = 160;

/** The plate over the map of a chapter, with notes about what it points at. */
export function StageHeadline({ scene, state }: HeadlineProps) {
  const chapter = scene.chapters[placeOf(scene, state.chapter)];
  const headline = headlineOf(scene, chapter);
  const notes = chapter ? focusNotes(scene, chapter, state.t) : [];
  if (!isLoud(headline)) {
    return (
      <div class="posture-headline">
        <div class={notes.length ? "posture-title noted" : "posture-title"}>
          <h1 class={lengthOf(headline.title)} dir="auto">
            {headline.title}
          </h1>
          <When scene={scene} state={state} title={headline.title} />
          <Changes text={headline.changes} state={state} />
          <FocusNotes notes={notes} />
        </div>
        <AnnotationsTold scene={scene} state={state} />
      </div>
    );
  }
  const inTime = isCounted(scene, chapter, state);
  return (
    <div class="posture-headline">
      <div class="posture-title loud">
        <div class="posture-says">
          <div class="posture-kicker">
            <h1 dir="auto">{headline.title}</h1>
            <When scene={scene} state={state} title={headline.title} />
          </div>
          {headline.message && (
            <p class="posture-message" dir="auto" title={headline.message}>
              {headline.message}
            </p>
          )}
          {inTime && <Changes text={headline.changes} state={state} />}
        </div>
        {inTime && headline.figures.length > 0 && <Figures figures={headline.figures} />}
      </div>
      <AnnotationsTold scene={scene} state={state} />
      {notes.length > 0 && (
        <div class="posture-focus-notes">
          <FocusNotes notes={notes} />
        </div>
      )}
    </div>
  );
}

/** What the canvas writes at places, for who hears the page. */
function AnnotationsTold({ scene, state }: HeadlineProps) {
  const told = scene.annotations.filter(({ chapter }) => chapter === state.chapter);
  if (told.length === 0) return null;
  return (
    <ul class="posture-unseen">
      {told.map(({ id, place, text }) => (
        <li key={id}>{place ? say("stage.annotation", { place, text }) : text}</li>
      ))}
    </ul>
  );
}

function When({ scene, state, title }: HeadlineProps & { title: string }) {
  const count = countOf(scene, state.chapter);
  const { instant, phase, clock } = whenOf(scene, title, state.t);
  const beside = instantsBeside(scene, state);
  return (
    <p class="posture-when">
      <strong>{beside.length ? beside.map(formatInstant).join(" · ") : instant}</strong>
      {phase && beside.length === 0 && <span dir="auto">{phase}</span>}
      {clock && beside.length === 0 && <span>{clock}</span>}
      {count && <small title={say("stage.chapter-of", count)}>{`${count.number} / ${count.total}`}</small>}
    </p>
  );
}

function Changes({ text, state }: { text: string; state: State }) {
  return text && state.changes ? (
    <p class="posture-since" dir="auto">
      {text}
    </p>
  ) : null;
}

function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl class="posture-figures">
      {figures.map((figure) => (
        <Told key={figure.code} {...figure} />
      ))}
    </dl>
  );
}

/** A figure is large, what it leaves out is small. */
function Told({ label, value, without, note }: Figure) {
  return (
    <div title={note || undefined}>
      <dt>{label}</dt>
      <dd>
        {value}
        {without && <small> {without}</small>}
      </dd>
    </div>
  );
}

function lengthOf(title: string): string {
  if (title.length > VERY_LONG_TITLE) return "very-long";
  return title.length > LONG_TITLE ? "long" : "";
}

function FocusNotes({ notes }: { notes: readonly FocusNote[] }) {
  return (
    <>
      {notes.map((note) => (
        <section class="posture-focus-note" key={note.title}>
          <h2 dir="auto">{note.title}</h2>
          {note.lines.map((line) => (
            <p key={line} dir="auto">
              {line}
            </p>
          ))}
        </section>
      ))}
    </>
  );
}
