// What an audience sees over the map while a chapter is presented.

import { memo } from "preact/compat";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Basemap } from "../basemap/load.ts";
import { Legend, type LegendProps } from "../panels/legend.tsx";
import { dayOfLooking } from "../panels/today.ts";
import { instantsBeside, instantsShown } from "../scene/beside.ts";
import type { Town } from "../scene/find.ts";
import { isCounted, leftOut } from "../scene/headline.ts";
import { provenanceLine } from "../scene/provenance.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";
import type { ControlProps } from "./control-props.ts";
import { placeOf } from "./deck.ts";
import { StageHeadline } from "./headline.tsx";
import { type Explained, Multiples } from "./multiples.tsx";
import { StageControls } from "./stage-controls.tsx";
import { StageHelp } from "./stage-help.tsx";
import { StageHint } from "./stage-hint.tsx";
import { StageSearch } from "./stage-search.tsx";

/** What the stage shows, and what it calls. */
export interface StageProps extends LegendProps, ControlProps {
  /** Digits of a chapter's number, typed so far. */
  digits: string;
  /** What the map will show at the end of a flight; absent if there is none. */
  target?: Pick<LegendProps, "state" | "selection" | "events" | "fills">;
  basemap: Basemap;
  update(patch: Partial<State>): void;
  towns: readonly Town[];
  onSelect(id: string): void;
  onTown(town: Town): void;
}

/** The title, the legend and the tools over the map of a presentation. */
export function Stage(props: StageProps) {
  const { state, update, scene } = props;
  const [explained, setExplained] = useState<Explained | null>(null);
  const beside = instantsBeside(scene, state).length > 0 && explained;
  return (
    <div class="posture-on-stage">
      <Multiples {...props} onDrawn={setExplained} />
      <StageHeadline scene={props.scene} state={state} />
      {state.legend && !state.selected && <StageLegend {...props} {...beside} />}
      <StageHint {...props} />
      {state.searching && <StageSearch {...props} />}
      <StageControls {...props} />
      {state.helping && <StageHelp canTalk={props.canTalk} onClose={() => update({ helping: false })} />}
    </div>
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
      <LeftOut {...props} />
    </aside>
  );
}, onTheWay);

/** What the figures beside the message leave out: the legend explains what stands on the stage. */
function LeftOut({ scene, state }: StageProps) {
  const chapter = scene.chapters[placeOf(scene, state.chapter)];
  if (!chapter || !isCounted(scene, chapter, state)) return null;
  return (
    <>
      {leftOut(chapter).map((note) => (
        <p class="posture-hint" key={note}>
          {note}
        </p>
      ))}
    </>
  );
}

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
  const times = instantsShown(scene, state);
  return (
    <p class="posture-stage-foot">
      <span dir="auto">{provenanceLine(scene, selection, events, fills, times, dayOfLooking())}</span>{" "}
      <span class="posture-stage-credit" title={scene.attribution}>
        {say("shell.credit")}
      </span>
    </p>
  );
}, onTheWay);
