// The page around the map: marking, panels that float over it, the time line, the status line.

import type { ComponentChildren } from "preact";
import { memo } from "preact/compat";
import type { Asking } from "../messages/asks.ts";
import type { Theme } from "../paint/palette.ts";
import { Answer } from "../panels/answer.tsx";
import { BriefingPanel, type BriefingProps } from "../panels/briefing.tsx";
import { Card } from "../panels/card.tsx";
import { ChangesPanel } from "../panels/changes.tsx";
import { LayersPanel } from "../panels/layers.tsx";
import { ListPanel } from "../panels/list.tsx";
import { Marking } from "../panels/marking.tsx";
import { AboutPanel, ProblemsPanel } from "../panels/problems.tsx";
import { Timeline } from "../panels/timeline.tsx";
import { Stage, StageFoot, type StageProps } from "../present/stage.tsx";
import { formatInstant } from "../scene/instants.ts";
import { type Chapter, handle, type Item, type Scene } from "../scene/scene.ts";
import type { Mark, Selection } from "../scene/selection.ts";
import type { Panel, State } from "../scene/state.ts";
import { counted } from "../scene/words.ts";

export interface ShellProps {
  scene: Scene;
  state: State;
  theme: Theme;
  marks: readonly Mark[];
  selection: Selection;
  events: readonly Item[];
  fills: ReadonlyMap<string, string>;
  canTheme: boolean;
  editBar: ComponentChildren;
  briefing: BriefingProps["edits"];
  /** Keys of the symbols that are seen, while presenting. */
  drawn?: ReadonlySet<string>;
  /** What a flight to a chapter leads to. */
  target?: NonNullable<StageProps["target"]>;
  /** Digits of a chapter's number, typed so far. */
  digits: string;
  slots: { map: HTMLElement; inset: HTMLElement; readout: HTMLElement; tip: HTMLElement };
  update(patch: Partial<State>): void;
  onView(code: string): void;
  onSelect(id: string): void;
  onPlace(lat: number, lon: number): void;
  onTheme(): void;
  onChapter(chapter: Chapter): void;
  onPresent(chapter: Chapter | undefined): void;
  onWindow(): void;
  /** Asks the server; absent where nobody answers. */
  onAsk?: ((asking: Asking) => void) | undefined;
}

const PANELS: readonly [Exclude<Panel, null>, string][] = [
  ["layers", "Layers"],
  ["list", "List"],
  ["briefing", "Briefing"],
  ["problems", "Problems"],
  ["about", "About"],
];

const COMPARED: typeof PANELS = [
  ["changes", "Changes"],
  ...PANELS.filter(([panel]) => panel === "layers" || panel === "list"),
];

export function Shell(props: ShellProps) {
  const { scene, state, update } = props;
  const { presenting } = state;
  return (
    <>
      <Marking scene={scene} />
      {scene.banner && (
        <div class="posture-banner" role="alert">
          {scene.banner}
        </div>
      )}
      <div class="posture-stage">
        <Slot element={props.slots.map} />
        {presenting ? <Stage {...props} /> : <LeftPanel {...props} />}
        {!presenting && props.editBar}
        {scene.analysis && !presenting && !state.selected && (
          <Answer analysis={scene.analysis} t={state.t} theme={props.theme} onAsk={props.onAsk} />
        )}
        {state.selected && (
          <Card
            scene={presenting ? readOnly(scene) : scene}
            id={state.selected}
            t={state.t}
            marks={props.marks}
            selection={props.selection}
            onSelect={props.onSelect}
            onTime={(t) => update({ t, playing: false })}
            onClose={() => update({ selected: "" })}
            onAsk={presenting ? undefined : props.onAsk}
          />
        )}
        <button
          type="button"
          class="posture-inset"
          hidden={state.view !== "ukraine" || presenting || scene.analysis !== undefined}
          aria-label="Show Europe"
          title="Show Europe"
          onClick={() => props.onView("europe")}
        >
          <Slot element={props.slots.inset} />
          <span>Europe</span>
        </button>
        <Slot element={props.slots.tip} />
        {presenting && state.tool === "spotlight" && <div class="posture-spotlight" />}
      </div>
      {presenting ? <StageFoot {...props} /> : <Clockwork {...props} />}
      {presenting ? <Marking scene={scene} /> : <Status {...props} />}
      {state.black && presenting && <div class="posture-black" role="status" aria-label="Black screen" />}
    </>
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

/** Holds an element that something else draws into; Preact never touches what is inside. */
const Slot = memo(
  ({ element }: { element: HTMLElement }) => (
    <div
      class="posture-slot"
      ref={(node) => {
        if (node && element.parentElement !== node) node.append(element);
      }}
    />
  ),
  (before, after) => before.element === after.element,
);

function LeftPanel(props: ShellProps) {
  const { scene, state, update } = props;
  const folded = state.panel === null;
  return (
    <aside class={folded ? "posture-left folded" : "posture-left"} aria-label="Plan">
      <div class="posture-head">
        <h1>{scene.title || scene.plan}</h1>
        <fieldset class="posture-switch posture-views" aria-label="View">
          {scene.views.map((view) => (
            <button
              key={view.code}
              type="button"
              aria-pressed={view.code === state.view}
              onClick={() => props.onView(view.code)}
            >
              {view.label}
            </button>
          ))}
        </fieldset>
      </div>
      <Find {...props} />
      <div class="posture-tabs" role="tablist" aria-label="Panels">
        {(scene.compare ? COMPARED : PANELS).map(([panel, title]) => (
          <button
            key={panel}
            type="button"
            role="tab"
            aria-selected={state.panel === panel}
            title={state.panel === panel ? `Fold ${title.toLowerCase()} away` : title}
            onClick={() => update({ panel: state.panel === panel ? null : panel })}
          >
            {panel === "problems" && scene.problems.items.length > 0
              ? `${title} ${scene.problems.items.length}`
              : title}
          </button>
        ))}
      </div>
      {!folded && (
        <div class="posture-panel" role="tabpanel">
          {state.panel === "layers" && <LayersPanel {...props} />}
          {state.panel === "list" && <ListPanel {...props} />}
          {state.panel === "briefing" && <BriefingPanel {...props} edits={props.briefing} />}
          {state.panel === "problems" && <ProblemsPanel scene={scene} onSelect={props.onSelect} />}
          {state.panel === "changes" && scene.compare && (
            <ChangesPanel comparison={scene.compare} onSelect={props.onSelect} onPlace={props.onPlace} />
          )}
          {state.panel === "about" && <AboutPanel scene={scene} />}
        </div>
      )}
    </aside>
  );
}

function Find({ state, selection, scene, update, onSelect }: ShellProps) {
  return (
    <search>
      <form
        class="posture-find"
        onSubmit={(event) => {
          event.preventDefault();
          const hit = firstMatch(scene, selection, state.query);
          if (hit) onSelect(hit);
        }}
      >
        <input
          type="search"
          placeholder="Find by name or id"
          aria-label="Find by name or id"
          value={state.query}
          onInput={(event) => update({ query: event.currentTarget.value, panel: "list" })}
        />
      </form>
    </search>
  );
}

function firstMatch(scene: Scene, selection: Selection, query: string): string | undefined {
  const wanted = query.trim().toLocaleLowerCase();
  if (!wanted) return undefined;
  const items = [...selection.standing.map((s) => s.mark.item), ...scene.layers.flatMap((layer) => layer.items)];
  const exact = items.find((item) => item.id.toLocaleLowerCase() === wanted);
  const close = items.find((item) => `${item.id}\n${item.name ?? ""}`.toLocaleLowerCase().includes(wanted));
  const found = exact ?? close;
  return found && handle(found);
}

function Status({ scene, selection, state, slots, canTheme, onTheme, update, theme }: ShellProps) {
  const aside = scene.problems.set_aside;
  return (
    <footer class="posture-status">
      <span>{`${counted(selection.count, "symbol")} at ${formatInstant(state.t)}`}</span>
      {(scene.editing?.unsaved ?? 0) > 0 && (
        <span class="posture-unsaved">{`with unsaved edits of ${scene.editing?.planner} in ${counted(scene.editing?.unsaved ?? 0, "row")}`}</span>
      )}
      {aside > 0 && (
        <button type="button" class="posture-aside" onClick={() => update({ panel: "problems" })}>
          {`${counted(aside, "row")} not shown`}
        </button>
      )}
      <Slot element={slots.readout} />
      <span class="posture-attribution" title={scene.attribution}>
        {scene.attribution}
      </span>
      {canTheme && (
        <button type="button" class="posture-link" onClick={onTheme}>
          {theme === "dark" ? "Light" : "Dark"}
        </button>
      )}
    </footer>
  );
}
