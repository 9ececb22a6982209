// The panel over the left of the map: title, views, the find box, and one panel at a time.

import { BriefingPanel } from "../panels/briefing.tsx";
import { ChangesPanel } from "../panels/changes.tsx";
import { LayersPanel } from "../panels/layers.tsx";
import { ListPanel } from "../panels/list.tsx";
import { AboutPanel, ProblemsPanel } from "../panels/problems.tsx";
import { handle, type Scene } from "../scene/scene.ts";
import type { Selection } from "../scene/selection.ts";
import type { Panel } from "../scene/state.ts";
import type { ShellProps } from "./shell-props.ts";

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

export function LeftPanel(props: ShellProps) {
  const folded = props.state.panel === null;
  return (
    <aside class={folded ? "posture-left folded" : "posture-left"} aria-label="Plan">
      <Head {...props} />
      <Find {...props} />
      <Tabs {...props} />
      {!folded && (
        <div class="posture-panel" role="tabpanel">
          <OpenPanel {...props} />
        </div>
      )}
    </aside>
  );
}

function Head({ scene, state, onView }: ShellProps) {
  return (
    <div class="posture-head">
      <h1>{scene.title || scene.plan}</h1>
      <fieldset class="posture-switch posture-views" aria-label="View">
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
          {panel === "problems" && found > 0 ? `${title} ${found}` : title}
        </button>
      ))}
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
      return <AboutPanel scene={scene} />;
    default:
      return null;
  }
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
