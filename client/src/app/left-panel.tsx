// The panel over the left of the map: title, views, the find box, and one panel at a time.

import { AboutPanel } from "../panels/about.tsx";
import { onArrow } from "../panels/arrows.ts";
import { BriefingPanel } from "../panels/briefing.tsx";
import { ChangesPanel } from "../panels/changes.tsx";
import { foundTowns } from "../panels/found.tsx";
import { LayersPanel } from "../panels/layers.tsx";
import { ListPanel } from "../panels/list.tsx";
import { foundRows } from "../panels/listed.ts";
import { ProblemsPanel } from "../panels/problems.tsx";
import { Glyph } from "../panels/transport.tsx";
import { handle } from "../scene/scene.ts";
import type { Panel } from "../scene/state.ts";
import { say } from "../words/say.ts";
import type { ShellProps } from "./shell-props.ts";

const PANELS: readonly Exclude<Panel, null>[] = ["layers", "list", "briefing", "problems", "about"];
const CROSS = "M3.4 2L8 6.6 12.6 2 14 3.4 9.4 8 14 12.6 12.6 14 8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z";
const COMPARED: typeof PANELS = ["changes", "layers", "list"];

/** The panel over the left of the map, with its tabs and the find box. */
export function LeftPanel(props: ShellProps) {
  const folded = props.state.panel === null;
  return (
    <aside class={folded ? "posture-left folded" : "posture-left"} aria-label={say("shell.plan")} onKeyDown={onArrow}>
      <Menu {...props} />
      <Head {...props} />
      <Find {...props} />
      <Tabs {...props} />
      {props.state.panel && <Framed {...props} name={say(`shell.panel.${props.state.panel}`)} />}
    </aside>
  );
}

/** On a small screen: what opens the panel over the map, and closes it. */
function Menu({ scene, state, update }: ShellProps) {
  const folded = state.panel === null;
  const text = say(folded ? "shell.open-panel" : "shell.close-panel");
  const usual = scene.compare ? "changes" : (scene.panel ?? "layers");
  return (
    <button
      type="button"
      class="posture-menu"
      aria-expanded={!folded}
      aria-label={text}
      title={text}
      onClick={() => update({ panel: folded ? usual : null })}
    >
      <Glyph d={folded ? "M2 3h12v2H2zM2 7h12v2H2zM2 11h12v2H2z" : CROSS} />
    </button>
  );
}

function Head({ scene, state, onView }: ShellProps) {
  return (
    <div class="posture-head">
      <h1>{scene.title || scene.plan}</h1>
      <fieldset class="posture-switch posture-views" aria-label={say("shell.views")}>
        {scene.views.map((view) => (
          <button
            key={view.code}
            type="button"
            aria-pressed={view.code === state.view}
            onClick={() => onView(view.code)}
          >
            {view.label}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function Tabs({ scene, state, update }: ShellProps) {
  const found = scene.problems.items.length;
  return (
    <div class="posture-tabs" role="tablist" aria-label={say("shell.panels")}>
      {(scene.compare ? COMPARED : PANELS).map((panel) => (
        <button
          key={panel}
          type="button"
          role="tab"
          aria-selected={state.panel === panel}
          title={state.panel === panel ? say(`shell.fold.${panel}`) : say(`shell.panel.${panel}`)}
          onClick={() => update({ panel: state.panel === panel ? null : panel })}
        >
          {panel === "problems" && found > 0
            ? say("shell.problems-found", { number: String(found) })
            : say(`shell.panel.${panel}`)}
        </button>
      ))}
    </div>
  );
}

function Framed({ name, ...props }: ShellProps & { name: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls a panel that has nothing else to focus
    <div class="posture-panel" role="tabpanel" aria-label={name} tabIndex={0}>
      <h2 class="posture-unseen">{name}</h2>
      <OpenPanel {...props} />
    </div>
  );
}

function OpenPanel(props: ShellProps) {
  const { scene, state } = props;
  switch (state.panel) {
    case "layers":
      return <LayersPanel {...props} />;
    case "list":
      return <ListPanel {...props} />;
    case "briefing":
      return <BriefingPanel {...props} edits={props.briefing} />;
    case "problems":
      return <ProblemsPanel scene={scene} onSelect={props.onSelect} />;
    case "changes":
      return scene.compare ? <ChangesPanel {...props} comparison={scene.compare} /> : null;
    case "about":
      return <AboutPanel scene={scene} elsewhere={props.elsewhere} />;
    default:
      return null;
  }
}

function Find(props: ShellProps) {
  const { state, update } = props;
  return (
    <search>
      <form
        class="posture-find"
        onSubmit={(event) => {
          event.preventDefault();
          chooseFirst(props);
        }}
      >
        <input
          type="search"
          placeholder={say("find.label")}
          aria-label={say("find.label")}
          value={state.query}
          onInput={(event) => update({ query: event.currentTarget.value, panel: "list" })}
        />
      </form>
    </search>
  );
}

/** Chooses what the list has first. */
function chooseFirst(props: ShellProps): void {
  const { query } = props.state;
  const [first] = foundRows(props, query);
  const [town] = foundTowns(props.towns, query);
  if (first) props.onSelect(handle(first.row.item));
  else if (town) props.onTown(town);
}
