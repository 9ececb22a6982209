// Finds a unit, hub or node during a talk.

import { useEffect, useRef } from "preact/hooks";
import { handle, type Scene, type SymbolItem, symbolLayers } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";

const MOST_FOUND = 8;

interface Props {
  scene: Scene;
  state: State;
  update(patch: Partial<State>): void;
  onSelect(id: string): void;
}

/** The find box of the stage. */
export function StageSearch({ scene, state, update, onSelect }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const found = matches(scene, state.query);
  const choose = (item: SymbolItem | undefined) => {
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
          aria-label={say("stage.find")}
          placeholder={say("stage.find")}
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

function matches(scene: Scene, query: string): SymbolItem[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (!wanted) return [];
  const rows = symbolLayers(scene).flatMap((layer) => layer.items);
  const first = new Map(rows.map((item) => [handle(item), item]));
  return [...first.values()]
    .filter((item) => `${item.id}\n${item.name}`.toLocaleLowerCase().includes(wanted))
    .slice(0, MOST_FOUND);
}
