// The legend: only what is on the map now.

import type { ComponentChildren } from "preact";
import { tally } from "../collections.ts";
import type { Theme } from "../palette.ts";
import { type Item, layerOf, nationName, type Scene, termLabel } from "../scene.ts";
import type { Selection, Standing } from "../selection.ts";
import type { State } from "../state.ts";
import { counted } from "../words.ts";
import { BasisMark, EventMark, LineMark, Swatch, SymbolMark } from "./marks.tsx";

export interface LegendProps {
  scene: Scene;
  state: State;
  theme: Theme;
  selection: Selection;
  events: readonly Item[];
  fills: ReadonlyMap<string, string>;
}

export function Legend(props: LegendProps) {
  const { scene, selection, events, fills, state, theme } = props;
  const { standing } = selection;
  const layers = new Set<string>(state.layers);
  const bases = new Set([...standing.map((s) => s.mark.item.basis), ...events.map((e) => e.basis)]);
  const kinds = [...new Set(layers.has("nations") ? fills.values() : [])];
  const ofLayer = (name: string) => standing.filter((s) => s.mark.layer === name);
  return (
    <section class="posture-legend" aria-label="Legend">
      <h3>Legend</h3>
      {standing.length === 0 && events.length === 0 && <p class="posture-hint">{emptyHint(scene)}</p>}
      <Group title="How it is known" show={bases.size > 0}>
        {(scene.terms.basis ?? [])
          .filter((term) => bases.has(term.code))
          .map((term) => (
            <Entry key={term.code} mark={<BasisMark basis={term.code} />} text={term.label} />
          ))}
      </Group>
      <FrameLegend standing={standing} />
      <KindLegend title="Command nodes" vocabulary="level" field="kind" standing={ofLayer("nodes")} scene={scene} />
      <KindLegend title="Units" vocabulary="function" field="function" standing={ofLayer("units")} scene={scene} />
      <KindLegend title="Hubs" vocabulary="hub kind" field="kind" standing={ofLayer("hubs")} scene={scene} />
      <Group title="Nations" show={kinds.length > 0}>
        {(scene.terms.contribution ?? [])
          .filter((term) => kinds.includes(term.code))
          .map((term) => (
            <Entry
              key={term.code}
              mark={<Swatch kind={term.code} theme={theme} />}
              text={term.label}
              note={namesOf(scene, fills, term.code)}
            />
          ))}
      </Group>
      <Group title="Lines and marks" show={standing.length > 0 || events.length > 0}>
        {layers.has("command") && <Entry mark={<LineMark kind="command" />} text="Commands" />}
        {layers.has("supply") && <Entry mark={<LineMark kind="supply" />} text="Supplies" />}
        {layers.has("precision") && <Entry mark={<LineMark kind="precision" />} text="Somewhere within" />}
        {events.length > 0 && <Entry mark={<EventMark />} text="Event" />}
      </Group>
      {bases.has("notional") && <p class="posture-hint">{scene.caveats.notional}</p>}
    </section>
  );
}

function emptyHint(scene: Scene): string {
  const rows = ["units", "hubs", "nodes"].reduce((sum, name) => sum + layerOf(scene, name).items.length, 0);
  return rows
    ? "Nothing is on the map at this time with these filters."
    : "The plan has no rows yet: fill placements.csv and save it.";
}

function namesOf(scene: Scene, fills: ReadonlyMap<string, string>, kind: string): string {
  const names = [...fills].filter(([, k]) => k === kind).map(([nation]) => nationName(scene, nation));
  return names.sort((a, b) => a.localeCompare(b)).join(", ");
}

function FrameLegend({ standing }: { standing: readonly Standing[] }) {
  const planned = standing.find((s) => s.planned);
  const present = standing.find((s) => !s.planned);
  return (
    <Group title="Frame" show={planned !== undefined}>
      {present && (
        <Entry mark={<SymbolMark sidc={present.mark.item.sidc} planned={false} size={14} />} text="In force" />
      )}
      {planned && <Entry mark={<SymbolMark sidc={planned.mark.item.sidc} planned={true} size={14} />} text="Planned" />}
    </Group>
  );
}

function KindLegend(props: {
  title: string;
  vocabulary: string;
  field: "kind" | "function";
  standing: readonly Standing[];
  scene: Scene;
}) {
  const { standing, field } = props;
  const drawn = props.vocabulary === "level" ? (sidc: string) => sidc : withoutEchelon;
  const sample = new Map(standing.map((s) => [s.mark.item[field] ?? "", s]));
  return (
    <Group title={`${props.title} (${standing.length})`} show={standing.length > 0}>
      {tally(standing.map((s) => s.mark.item[field] ?? "")).map(([code, count]) => {
        const one = sample.get(code);
        if (!one) return null;
        const mark = <SymbolMark sidc={drawn(one.mark.item.sidc)} planned={false} size={14} />;
        return (
          <Entry
            key={code}
            mark={mark}
            text={termLabel(props.scene, props.vocabulary, code)}
            title={counted(count, "symbol")}
          />
        );
      })}
    </Group>
  );
}

function withoutEchelon(sidc: string): string {
  return `${sidc.slice(0, 8)}00${sidc.slice(10)}`;
}

function Group({ title, show, children }: { title: string; show: boolean; children: ComponentChildren }) {
  if (!show) return null;
  return (
    <div class="posture-legend-group">
      <h4>{title}</h4>
      <ul>{children}</ul>
    </div>
  );
}

function Entry({ mark, text, note, title }: { mark: ComponentChildren; text: string; note?: string; title?: string }) {
  return (
    <li title={title}>
      <span class="posture-mark">{mark}</span>
      <span>
        {text}
        {note && <small>{note}</small>}
      </span>
    </li>
  );
}
