// The page around the map: marking, panels that float over it, the time line, the status line.

import { Offer } from "../edit/offer.tsx";
import { Answer } from "../panels/answer.tsx";
import { Card } from "../panels/card.tsx";
import { EmptyNote } from "../panels/empty-note.tsx";
import { Marking } from "../panels/marking.tsx";
import { Timeline } from "../panels/timeline.tsx";
import { Stage, StageFoot } from "../present/stage.tsx";
import { StageTalkView } from "../present/stage-talk-view.tsx";
import type { Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { LeftPanel } from "./left-panel.tsx";
import type { ShellProps } from "./shell-props.ts";
import { Slot } from "./slot.tsx";
import { StatusLine } from "./status-line.tsx";

/** The whole page around the map, or the stage while presenting. */
export function Shell(props: ShellProps) {
  const { scene, state } = props;
  const { presenting } = state;
  return (
    <>
      <Marking scene={scene} />
      <div class="posture-notices">
        {scene.banner && (
          <div class="posture-banner" role="alert">
            {scene.banner}
          </div>
        )}
        {props.following}
        {!presenting && <Offer plan={scene.plan} editing={scene.editing} />}
      </div>
      <div class="posture-stage">
        <Slot element={props.slots.map} />
        {presenting ? <Stage {...props} /> : <OverTheMap {...props} />}
        {state.selected && <Selected {...props} />}
        {props.talk && <StageTalkView {...props.talk} />}
        <InsetButton {...props} />
        <Slot element={props.slots.tip} />
        {presenting && state.tool === "spotlight" && <div class="posture-spotlight" />}
      </div>
      {presenting ? <StageFoot {...props} /> : <Clockwork {...props} />}
      {presenting ? <Marking scene={scene} /> : <StatusLine {...props} />}
      {state.black && presenting && <BlackScreen onLight={() => props.update({ black: false })} />}
    </>
  );
}

/** The black screen; a click or a touch ends it. */
function BlackScreen({ onLight }: { onLight(): void }) {
  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the stage end it too.
  return <div class="posture-black" role="status" aria-label={say("shell.black")} onClick={onLight} />;
}

function OverTheMap(props: ShellProps) {
  const { scene, state } = props;
  return (
    <>
      <EmptyNote {...props} />
      <LeftPanel {...props} />
      {props.editBar}
      {scene.analysis && !state.selected && (
        <Answer analysis={scene.analysis} t={state.t} theme={props.theme} onAsk={props.onAsk} />
      )}
    </>
  );
}

/** The card of the selected row; without links and questions while presenting. */
function Selected(props: ShellProps) {
  const { scene, state, update } = props;
  return (
    <Card
      scene={state.presenting ? readOnly(scene) : scene}
      id={state.selected}
      t={state.t}
      marks={props.marks}
      selection={props.selection}
      onSelect={props.onSelect}
      onTime={(t) => update({ t, playing: false })}
      onClose={() => update({ selected: "" })}
      onAsk={state.presenting ? undefined : props.onAsk}
      verbs={state.presenting ? undefined : props.verbs}
    />
  );
}

function InsetButton({ scene, state, slots, onView }: ShellProps) {
  return (
    <button
      type="button"
      class="posture-inset"
      hidden={state.view !== "ukraine" || state.presenting || scene.analysis !== undefined}
      aria-label={say("shell.inset-help")}
      title={say("shell.inset-help")}
      onClick={() => onView("europe")}
    >
      <Slot element={slots.inset} />
      <span>{say("shell.inset")}</span>
    </button>
  );
}

function readOnly(scene: Scene): Scene {
  const { editing: _, ...rest } = scene;
  return rest;
}

function Clockwork({ scene, state, theme, update }: ShellProps) {
  return (
    <Timeline
      scene={scene}
      t={state.t}
      playing={state.playing}
      chart={state.chart}
      theme={theme}
      onTime={(t) => update({ t, playing: false, chapter: "" })}
      onPlay={() => update({ playing: !state.playing })}
      onChart={() => update({ chart: !state.chart })}
    />
  );
}
