// What is shown: layers and filters.

import { useMemo } from "preact/hooks";
import { type LayerName, layerOf, nationName, type Scene } from "../scene/scene.ts";
import { FILTER_NAMES, type FilterName, NO_FILTERS, type State, toggled } from "../scene/state.ts";
import { Legend, type LegendProps } from "./legend.tsx";

interface Props extends LegendProps {
  update(patch: Partial<State>): void;
}

const FILTER_TITLES: Record<FilterName, string> = {
  nation: "Nation",
  echelon: "Echelon",
  function: "Function",
  basis: "Basis",
};

export function LayersPanel(props: Props) {
  const { scene, state, update } = props;
  const active = FILTER_NAMES.reduce((sum, name) => sum + state.filters[name].length, 0);
  return (
    <div class="posture-layers">
      <fieldset class="posture-checks">
        <legend>Layers</legend>
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
      <details class="posture-filters">
        <summary>{active ? `Filters (${active} on)` : "Filters"}</summary>
        {FILTER_NAMES.map((name) => (
          <FilterGroup key={name} name={name} {...props} />
        ))}
        {active > 0 && (
          <button type="button" class="posture-link" onClick={() => update({ filters: NO_FILTERS })}>
            Clear all filters
          </button>
        )}
      </details>
      <Legend {...props} />
    </div>
  );
}

function FilterGroup({ name, scene, state, update }: Props & { name: FilterName }) {
  const values = useMemo(() => filterValues(scene, name), [scene, name]);
  if (values.length < 2) return null;
  const set = (value: string) => update({ filters: { ...state.filters, [name]: toggled(state.filters[name], value) } });
  return (
    <fieldset class="posture-chips">
      <legend>{FILTER_TITLES[name]}</legend>
      {values.map(([value, label]) => (
        <label key={value} class={state.filters[name].includes(value) ? "on" : ""}>
          <input type="checkbox" checked={state.filters[name].includes(value)} onChange={() => set(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function filterValues(scene: Scene, name: FilterName): [string, string][] {
  const items = ["units", "hubs", "nodes"].flatMap((layer) => layerOf(scene, layer).items);
  const present = new Set(items.flatMap((item) => item[name] ?? []));
  if (name === "nation") {
    const named = [...present].map((code): [string, string] => [code, nationName(scene, code)]);
    return named.sort((a, b) => a[1].localeCompare(b[1]));
  }
  return (scene.terms[name] ?? []).filter((term) => present.has(term.code)).map((term) => [term.code, term.label]);
}
