// What an audience sees over the map while a chapter is presented.

import { memo } from "preact/compat";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Legend, type LegendProps } from "../panels/legend.tsx";
import { dayOfLooking } from "../panels/today.ts";
import type { Town } from "../scene/find.ts";
import { type FocusNote, focusNotes } from "../scene/focus-notes.ts";
import { formatInstant, phaseAt } from "../scene/instants.ts";
import { provenanceLine } from "../scene/provenance.ts";

import type { State } from "../scene/state.ts";
import { clock } from "../scene/words.ts";
import { say } from "../words/say.ts";
import { placeOf } from "./deck.ts";
import { type ControlProps, StageControls } from "./stage-controls.tsx";
import { StageHelp } from "./stage-help.tsx";
import { StageHint } from "./stage-hint.tsx";
import { StageSearch } from "./stage-search.tsx";

/** What the stage shows, and what it calls. */
export interface StageProps extends LegendProps, ControlProps {
  /** Digits of a chapter's number, typed so far. */
  digits: string;
  /** What the map will show at the end of a flight; absent if there is none. */
  target?: Pick<LegendProps, "state" | "selection" | "events" | "fills">;
  update(patch: Partial<State>): void;
  towns: readonly Town[];
  onSelect(id: string): void;
  onTown(town: Town): void;
}

const LONG_TITLE = 60;
const VERY_LONG_TITLE = 160;

/** The title, the legend and the tools over the map of a presentation. */
export function Stage(props: StageProps) {
  const { state, update } = props;
  return (
    <div class="posture-on-stage">
      <Title {...props} />
      {state.legend && !state.selected && <StageLegend {...props} />}
      <StageHint {...props} />
      {state.searching && <StageSearch {...props} />}
      <StageControls {...props} />
      {state.helping && <StageHelp canTalk={props.canTalk} onClose={() => update({ helping: false })} />}
    </div>
  );
}

function Title({ scene, state }: StageProps) {
  const place = placeOf(scene, state.chapter);
  const chapter = scene.chapters[place];
  const title = chapter?.title ?? scene.title;
  const notes = chapter ? focusNotes(scene, chapter, state.t) : [];
  return (
    <div class={notes.length ? "posture-title noted" : "posture-title"}>
      <h1 class={lengthOf(title)} dir="auto">
        {title}
      </h1>
      <p>
        <strong>{formatInstant(state.t)}</strong>
        <span dir="auto">{phaseAt(scene.time.phases, state.t)?.name ?? ""}</span>
        {scene.time.ceasefire && <span>{clock(scene.time.ceasefire, state.t)}</span>}
        {place >= 0 && (
          <small title={say("stage.chapter-of", { number: place + 1, total: scene.chapters.length })}>
            {`${place + 1} / ${scene.chapters.length}`}
          </small>
        )}
      </p>
      <FocusNotes notes={notes} />
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

/** Tells whether the map is on its way to the same chapter as before: legend and foot then need no update. */
function onTheWay(before: StageProps, after: StageProps): boolean {
  return after.state.flying && before.state.chapter === after.state.chapter;
}

/** The legend of the stage, small enough that it is whole. */
const StageLegend = memo((props: StageProps) => {
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (element.current) shrinkToFit(element.current);
  });
  return (
    <aside class="posture-stage-legend" ref={element}>
      <Legend {...props} {...props.target} />
    </aside>
  );
}, onTheWay);

const SMALLEST_LEGEND = 0.65;
const LEGEND_STEP = 0.05;

/** Makes what is in an element smaller until the element need not scroll. */
function shrinkToFit(element: HTMLElement): void {
  for (let size = 1; size >= SMALLEST_LEGEND; size -= LEGEND_STEP) {
    element.style.setProperty("--legend", String(size));
    if (element.scrollHeight <= element.clientHeight + 1) return;
  }
}

/** The line with the sources at the foot of the stage. */
export const StageFoot = memo((props: StageProps) => {
  const { scene } = props;
  const { state, selection, events, fills } = props.target ?? props;
  return (
    <p class="posture-stage-foot">
      <span dir="auto">{provenanceLine(scene, selection, events, fills, state.t, dayOfLooking())}</span>{" "}
      <span class="posture-stage-credit" title={scene.attribution}>
        {say("shell.credit")}
      </span>
    </p>
  );
}, onTheWay);
