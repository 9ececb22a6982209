// What an audience sees over the map while a chapter is presented.

import { memo } from "preact/compat";
import { useEffect, useRef } from "preact/hooks";
import { Legend, type LegendProps } from "../panels/legend.tsx";
import { type FocusNote, focusNotes } from "../scene/focus-notes.ts";
import { formatInstant, phaseAt } from "../scene/instants.ts";
import { provenanceLine } from "../scene/provenance.ts";
import { handle, type Item, layerOf, type Scene, SYMBOL_LAYERS } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import { clock } from "../scene/words.ts";
import { placeOf } from "./deck.ts";
import { HELP } from "./keys.ts";

export interface StageProps extends LegendProps {
  /** Digits of a chapter's number, typed so far. */
  digits: string;
  /** What a flight leads to; absent where nothing flies. */
  target?: Pick<LegendProps, "state" | "selection" | "events" | "fills">;
  update(patch: Partial<State>): void;
  onSelect(id: string): void;
}

const LONG_TITLE = 60;
const VERY_LONG_TITLE = 160;
const MOST_FOUND = 8;

export function Stage(props: StageProps) {
  const { scene, state, update } = props;
  const place = placeOf(scene, state.chapter);
  const chapter = scene.chapters[place];
  const title = chapter?.title ?? scene.title;
  const length = title.length > VERY_LONG_TITLE ? "very-long" : title.length > LONG_TITLE ? "long" : "";
  const phase = phaseAt(scene.time.phases, state.t);
  const notes = chapter ? focusNotes(scene, chapter, state.t) : [];
  return (
    <div class="posture-on-stage">
      <header class={notes.length ? "posture-title noted" : "posture-title"}>
        <h1 class={length} dir="auto">
          {title}
        </h1>
        <p>
          <strong>{formatInstant(state.t)}</strong>
          <span dir="auto">{phase?.name ?? ""}</span>
          {scene.time.ceasefire && <span>{clock(scene.time.ceasefire, state.t)}</span>}
          {place >= 0 && (
            <small title={`Chapter ${place + 1} of ${scene.chapters.length}`}>
              {`${place + 1} / ${scene.chapters.length}`}
            </small>
          )}
        </p>
        <FocusNotes notes={notes} />
      </header>
      {state.legend && !state.selected && <StageLegend {...props} />}
      <Hint {...props} />
      {state.searching && <Search {...props} />}
      {state.helping && <Help onClose={() => update({ helping: false })} />}
    </div>
  );
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

/** On the way to a chapter, what says what is shown is that of the chapter already, and does not flicker. */
function onTheWay(before: StageProps, after: StageProps): boolean {
  return after.state.flying && before.state.chapter === after.state.chapter;
}

const StageLegend = memo(
  (props: StageProps) => (
    <aside class="posture-stage-legend">
      <Legend {...props} {...props.target} />
    </aside>
  ),
  onTheWay,
);

/** Where it is all from, in one line at the foot of the stage. */
export const StageFoot = memo((props: StageProps) => {
  const { scene } = props;
  const { state, selection, events, fills } = props.target ?? props;
  return (
    <p class="posture-stage-foot">
      <span dir="auto">{provenanceLine(scene, selection, events, fills, state.t)}</span>{" "}
      <span>{scene.attribution}</span>
    </p>
  );
}, onTheWay);

function Hint({ state, update, digits }: StageProps) {
  if (digits) return <output class="posture-hint-plate">{`Chapter ${digits} ⏎`}</output>;
  if (state.tool === "measure") return <p class="posture-hint-plate">Click from place to place. M or C ends it.</p>;
  if (state.tool !== "rings") return null;
  return (
    <p class="posture-hint-plate">
      <label>
        {state.selected ? "Rings at km " : "Click a symbol for rings at km "}
        <input
          type="text"
          inputMode="numeric"
          aria-label="Radii of the rings in km"
          value={state.rings.join(" ")}
          onChange={(event) => update({ rings: readRadii(event.currentTarget.value, state.rings) })}
        />
      </label>
    </p>
  );
}

/** Reads up to six radii in km; what is no number is passed over. */
export function readRadii(text: string, before: readonly number[]): readonly number[] {
  const radii = text
    .split(/[\s;,]+/)
    .map(Number)
    .filter((km) => Number.isFinite(km) && km > 0 && km <= 5000)
    .slice(0, 6);
  return radii.length ? radii : before;
}

function Search({ scene, state, update, onSelect }: StageProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const found = matches(scene, state.query);
  const choose = (item: Item | undefined) => {
    if (!item) return;
    update({ searching: false, query: "" });
    onSelect(handle(item));
  };
  return (
    <search class="posture-stage-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose(found[0]);
        }}
      >
        <input
          ref={input}
          type="search"
          aria-label="Find by name or id"
          placeholder="Find by name or id"
          value={state.query}
          onInput={(event) => update({ query: event.currentTarget.value })}
        />
      </form>
      <ul>
        {found.map((item) => (
          <li key={handle(item)}>
            <button type="button" data-id={item.id} onClick={() => choose(item)}>
              <span dir="auto">{item.name}</span> <small>{item.id}</small>
            </button>
          </li>
        ))}
      </ul>
    </search>
  );
}

function matches(scene: Scene, query: string): Item[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const rows = SYMBOL_LAYERS.flatMap((layer) => layerOf(scene, layer).items);
  const first = new Map(rows.map((item) => [handle(item), item]));
  return [...first.values()]
    .filter((item) => `${item.id}\n${item.name}`.toLocaleLowerCase().includes(wanted))
    .slice(0, MOST_FOUND);
}

function Help({ onClose }: { onClose(): void }) {
  return (
    <section class="posture-help" aria-label="Keys">
      <h2>Keys</h2>
      <dl>
        {HELP.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="posture-link" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
