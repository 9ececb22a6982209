// What the map shows: layers and filters.

import { useMemo } from "preact/hooks";
import type { Filter } from "../contract/types.ts";
import type { Naming } from "../scene/naming.ts";
import { codeOf, type LayerName, nationName, type Scene, symbolLayers } from "../scene/scene.ts";
import { NO_FILTERS, type State, toggled } from "../scene/state.ts";
import { say } from "../words/say.ts";
import { Legend, type LegendProps } from "./legend.tsx";

interface Props extends LegendProps {
  update(patch: Partial<State>): void;
}

/** The panel *Layers*, with the filters and the legend. */
export function LayersPanel(props: Props) {
  const { scene, state, update } = props;
  const active = Object.values(state.filters).reduce((sum, codes) => sum + codes.length, 0);
  return (
    <div class="posture-layers">
      <fieldset class="posture-checks">
        <legend>{say("layers.heading")}</legend>
        {(scene.terms.layer ?? []).map(({ code, label }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={state.layers.includes(code as LayerName)}
              onChange={() => update({ layers: toggled(state.layers, code as LayerName), chapter: "" })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <Names {...props} />
      <Changes {...props} />
      <details class="posture-filters">
        <summary>{active ? say("layers.filters-on", { number: String(active) }) : say("layers.filters")}</summary>
        {scene.filters.map((filter) => (
          <FilterGroup key={filter.field} filter={filter} {...props} />
        ))}
        {active > 0 && (
          <button type="button" class="posture-link" onClick={() => update({ filters: NO_FILTERS })}>
            {say("layers.clear")}
          </button>
        )}
      </details>
      <Legend {...props} />
    </div>
  );
}

const NAMINGS: readonly Naming[] = ["id", "name"];

function Names({ state, update }: Props) {
  return (
    <div class="posture-naming">
      <span>{say("layers.names")}</span>
      <fieldset class="posture-switch" aria-label={say("layers.names")}>
        {NAMINGS.map((naming) => (
          <button key={naming} type="button" aria-pressed={state.naming === naming} onClick={() => update({ naming })}>
            {say(`layers.naming.${naming}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** The switch of what a chapter shows of the one before, and of the ways that moves take while time runs. */
function Changes({ state, update }: Props) {
  return (
    <label class="posture-what-changed" title={say("layers.changes-help")}>
      <input type="checkbox" checked={state.changes} onChange={() => update({ changes: !state.changes })} />
      {say("layers.changes")}
    </label>
  );
}

function FilterGroup({ filter, scene, state, update }: Props & { filter: Filter }) {
  const values = useMemo(() => filterValues(scene, filter), [scene, filter]);
  const on = state.filters[filter.field] ?? [];
  if (values.length < 2) return null;
  const set = (value: string) => update({ filters: { ...state.filters, [filter.field]: toggled(on, value) } });
  return (
    <fieldset class="posture-chips">
      <legend>{filter.label}</legend>
      {values.map(([value, label]) => (
        <label key={value} class={on.includes(value) ? "on" : ""}>
          <input type="checkbox" checked={on.includes(value)} onChange={() => set(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function filterValues(scene: Scene, { field }: Filter): [string, string][] {
  const items = symbolLayers(scene).flatMap((layer) => layer.items);
  const present = new Set(items.flatMap((item) => codeOf(item, field) ?? []));
  if (field === "nation") {
    const named = [...present].map((code): [string, string] => [code, nationName(scene, code)]);
    return named.sort((a, b) => a[1].localeCompare(b[1]));
  }
  return (scene.terms[field] ?? []).filter((term) => present.has(term.code)).map((term) => [term.code, term.label]);
}
