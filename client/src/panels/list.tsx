// A list of what is on the map, or of the whole plan. The find box filters it, and the keyboard reaches every row.

import { useState } from "preact/hooks";
import { formatPeriod } from "../scene/instants.ts";
import { handle, type Item, type Layer, nationName, type Scene } from "../scene/scene.ts";
import type { Selection } from "../scene/selection.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";
import { BasisMark, EventMark, SymbolMark } from "./marks.tsx";

const PAGE = 300;
const ORDERS = ["plan", "name", "nation"] as const;
type Order = (typeof ORDERS)[number];

interface Props {
  scene: Scene;
  state: State;
  selection: Selection;
  events: readonly Item[];
  onSelect(id: string): void;
}

interface Row {
  layer: Layer;
  item: Item;
  planned: boolean;
}

/** The panel *List*. */
export function ListPanel(props: Props) {
  const [whole, setWhole] = useState(false);
  const [order, setOrder] = useState<Order>("plan");
  const [pages, setPages] = useState(1);
  const { scene, state } = props;
  const rows = whole ? allRows(scene) : rowsOnMap(props);
  const found = sorted(matching(rows, state.query), order, scene);
  const shown = found.slice(0, PAGE * pages);
  return (
    <div class="posture-list">
      <Extent whole={whole} onChange={setWhole} />
      <div class="posture-list-head">
        <p class="posture-hint" role="status">
          {foundText(found.length, state.query)}
        </p>
        <Sorting order={order} onChange={setOrder} />
      </div>
      {groups(shown).map(([layer, members]) => (
        <Section key={layer.name} {...props} layer={layer} rows={members} />
      ))}
      {found.length > shown.length && (
        <button type="button" class="posture-link" onClick={() => setPages(pages + 1)}>
          {say("list.more", { number: String(found.length - shown.length) })}
        </button>
      )}
    </div>
  );
}

function foundText(count: number, query: string): string {
  return query ? say("list.matches", { count, query }) : say("both.rows", { count });
}

function Extent({ whole, onChange }: { whole: boolean; onChange(whole: boolean): void }) {
  return (
    <div class="posture-list-head">
      <fieldset class="posture-switch" aria-label={say("list.extent")}>
        <button type="button" aria-pressed={!whole} onClick={() => onChange(false)}>
          {say("list.on-map")}
        </button>
        <button type="button" aria-pressed={whole} onClick={() => onChange(true)}>
          {say("list.whole")}
        </button>
      </fieldset>
    </div>
  );
}

function Sorting({ order, onChange }: { order: Order; onChange(order: Order): void }) {
  return (
    <label>
      {say("list.sort")}
      <select value={order} onChange={(event) => onChange(event.currentTarget.value as Order)}>
        {ORDERS.map((code) => (
          <option key={code} value={code}>
            {say(`list.order.${code}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Section({ scene, state, onSelect, layer, rows }: Props & { layer: Layer; rows: readonly Row[] }) {
  return (
    <section aria-label={layer.title}>
      <h3>{layer.title}</h3>
      <ul>
        {rows.map((row, i) => (
          <Entry
            key={`${row.item.id}/${row.item.from ?? ""}/${i}`}
            row={row}
            scene={scene}
            selected={state.selected}
            onSelect={onSelect}
          />
        ))}
      </ul>
    </section>
  );
}

function Entry({
  row,
  scene,
  selected,
  onSelect,
}: {
  row: Row;
  scene: Scene;
  selected: string;
  onSelect(id: string): void;
}) {
  const { item, layer } = row;
  const where = [item.nation && nationName(scene, item.nation), item.place].filter(Boolean).join(" · ");
  const timed = item.from !== undefined ? formatPeriod(item.from, item.until) : "";
  return (
    <li>
      <button
        type="button"
        data-id={item.id}
        aria-pressed={handle(item) === selected}
        onClick={() => onSelect(handle(item))}
      >
        <span class="posture-mark">
          {item.sidc ? (
            <SymbolMark sidc={item.sidc} planned={row.planned} size={15} />
          ) : layer.name === "events" ? (
            <EventMark />
          ) : null}
        </span>
        <span class="posture-list-text">
          <strong>{item.name || item.cells[1] || item.id}</strong>
          <small>{[item.id, where, timed].filter(Boolean).join(" · ")}</small>
        </span>
        {item.basis && <BasisMark basis={item.basis} />}
      </button>
    </li>
  );
}

function rowsOnMap({ scene, selection, events, state }: Props): Row[] {
  const rows: Row[] = selection.standing.map(({ mark, planned }) => ({ layer: mark.layer, item: mark.item, planned }));
  const layer = scene.layers.find((one) => one.shows === "events");
  if (layer && state.layers.includes("events")) rows.push(...events.map((item) => ({ layer, item, planned: false })));
  return rows;
}

function allRows(scene: Scene): Row[] {
  return scene.layers.flatMap((layer) => layer.items.map((item) => ({ layer, item, planned: false })));
}

/** Tells whether the id or a name of a row contains a text, in any case of letters. */
export function matches(item: Pick<Item, "id" | "name" | "cells">, query: string): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  if (!wanted) return true;
  return [item.id, item.name ?? "", item.cells[1] ?? ""].some((text) => text.toLocaleLowerCase().includes(wanted));
}

function matching(rows: readonly Row[], query: string): Row[] {
  return rows.filter((row) => matches(row.item, query));
}

function sorted(rows: Row[], order: Order, scene: Scene): Row[] {
  if (order === "plan") return rows;
  const key = (row: Row) =>
    order === "name" ? row.item.name || row.item.id : nationName(scene, row.item.nation ?? "");
  return [...rows].sort((a, b) => key(a).localeCompare(key(b)) || a.item.id.localeCompare(b.item.id));
}

function groups(rows: readonly Row[]): [Layer, Row[]][] {
  const groups = new Map<Layer, Row[]>();
  for (const row of rows) {
    const list = groups.get(row.layer);
    if (list) list.push(row);
    else groups.set(row.layer, [row]);
  }
  return [...groups];
}
