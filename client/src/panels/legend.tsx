// The legend: only what is on the map now.

import type { Form } from "../paint/form-marks.ts";
import type { Theme } from "../paint/palette.ts";
import { type LegendEntry, type LegendMark, legendGroups } from "../plan/legend-entries.ts";
import { emptiness } from "../scene/emptiness.ts";
import type { Item, Scene } from "../scene/scene.ts";
import type { Selection } from "../scene/selection.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";
import { reasonText } from "./empty-note.tsx";
import { BasisMark, EventMark, FormMark, LineMark, Swatch, SymbolMark } from "./marks.tsx";

/** What a legend is made from. */
export interface LegendProps {
  scene: Scene;
  state: State;
  theme: Theme;
  selection: Selection;
  events: readonly Item[];
  fills: Iterable<readonly [string, string]>;
  /** Keys of the symbols that the map draws; absent if the legend explains all of them. */
  drawn?: ReadonlySet<string>;
  /** Forms that the map draws: blocks, counts, rings, leaders. */
  forms?: ReadonlySet<Form>;
}

/** The legend of the map. */
export function Legend(props: LegendProps) {
  const { scene, selection, events, state, theme } = props;
  const groups = legendGroups({ ...props, layers: new Set<string>(state.layers) });
  const why = emptiness(scene, state);
  // A chapter of nations alone leaves the other layers off on purpose.
  const isMeant = state.presenting && why?.why === "layers" && groups.length > 0;
  const level = state.presenting ? 2 : 3;
  const notional = [...selection.standing.map((s) => s.mark.item), ...events].some((i) => i.basis === "notional");
  return (
    <section class="posture-legend" aria-label={say("legend.heading")}>
      <h3 aria-level={level}>{say("legend.heading")}</h3>
      {why && !isMeant && <p class="posture-hint">{reasonText(why, state.t, scene.time.ceasefire)}</p>}
      {groups.map(({ name, title, entries }) => (
        <div class="posture-legend-group" key={name}>
          <h4 aria-level={level + 1}>{title}</h4>
          <ul>
            {entries.map((entry) => (
              <Entry key={entry.code} entry={entry} theme={theme} />
            ))}
          </ul>
        </div>
      ))}
      {notional && <p class="posture-hint">{scene.caveats.notional}</p>}
    </section>
  );
}

function Entry({ entry, theme }: { entry: LegendEntry; theme: Theme }) {
  return (
    <li title={entry.title}>
      <span class="posture-mark">
        <Mark mark={entry.mark} theme={theme} />
      </span>
      <span>
        {entry.text}
        {entry.note && <small>{entry.note}</small>}
      </span>
    </li>
  );
}

function Mark({ mark, theme }: { mark: LegendMark; theme: Theme }) {
  switch (mark.kind) {
    case "symbol":
      return <SymbolMark sidc={mark.sidc} planned={mark.planned} size={14} />;
    case "basis":
      return <BasisMark basis={mark.basis} />;
    case "fill":
      return <Swatch kind={mark.contribution} theme={theme} />;
    case "line":
      return <LineMark kind={mark.line} />;
    case "event":
      return <EventMark />;
    case "block":
    case "count":
    case "ring":
    case "leader":
    case "arrived":
    case "moved":
    case "left":
      return <FormMark form={mark.kind} />;
  }
}
