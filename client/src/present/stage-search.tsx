// Finds a unit, hub, node, event or town during a talk.

import { useEffect, useRef } from "preact/hooks";
import { onArrow } from "../panels/arrows.ts";
import { foundTowns, Reason, TownHits } from "../panels/found.tsx";
import { foundPlaced, type Row, type Shown } from "../panels/listed.ts";
import type { Found, Town } from "../scene/find.ts";
import { handle } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";

const MOST_FOUND = 8;

interface Props extends Shown {
  state: State;
  towns: readonly Town[];
  update(patch: Partial<State>): void;
  onSelect(id: string): void;
  onTown(town: Town): void;
}

/** The find box of the stage. */
export function StageSearch(props: Props) {
  const { state, update, onSelect } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const found = foundPlaced(props, state.query).slice(0, MOST_FOUND);
  const towns = foundTowns(props.towns, state.query);
  const close = () => update({ searching: false, query: "" });
  const choose = ({ row }: Found<Row>) => {
    close();
    onSelect(handle(row.item));
  };
  const goTo = (town: Town) => {
    close();
    props.onTown(town);
  };
  return (
    <search class="posture-stage-search" onKeyDown={onArrow}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (found[0]) choose(found[0]);
          else if (towns[0]) goTo(towns[0]);
        }}
      >
        <input
          ref={input}
          type="search"
          aria-label={say("find.label")}
          placeholder={say("find.label")}
          value={state.query}
          onInput={(event) => update({ query: event.currentTarget.value })}
        />
        <button type="button" class="posture-link" onClick={close}>
          {say("keys.close")}
        </button>
      </form>
      <ul>
        {found.map((hit) => (
          <RowHit
            key={handle(hit.row.item)}
            hit={hit}
            t={state.t}
            ceasefire={props.scene.time.ceasefire}
            onChoose={() => choose(hit)}
          />
        ))}
      </ul>
      {towns.length > 0 && <h3 aria-level={2}>{say("find.towns")}</h3>}
      <TownHits towns={towns} onTown={goTo} />
    </search>
  );
}

interface RowHitProps {
  hit: Found<Row>;
  t: number;
  ceasefire: string | null;
  onChoose(): void;
}

function RowHit({ hit, t, ceasefire, onChoose }: RowHitProps) {
  const { item } = hit.row;
  return (
    <li>
      <button type="button" data-id={item.id} data-hit="" onClick={onChoose}>
        <span dir="auto">{item.name || item.id}</span> <small>{item.id}</small>
        <Reason hit={hit} t={t} ceasefire={ceasefire} />
      </button>
    </li>
  );
}
