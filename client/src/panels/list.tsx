// A list of what is on the map, or of the whole plan. The find box filters it, and the keyboard reaches every row.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Found, Town } from "../scene/find.ts";
import { formatPeriod } from "../scene/instants.ts";
import { handle, type Item, type Layer, nationName, type Scene } from "../scene/scene.ts";
import type { Selection } from "../scene/selection.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";
import { foundTowns, Reason, TownHits } from "./found.tsx";
import { allRows, foundRows, type Row, rowsOnMap } from "./listed.ts";
import { BasisMark, EventMark, SymbolMark } from "./marks.tsx";

const PAGE = 300;
const ORDERS = ["plan", "name", "nation"] as const;
type Order = (typeof ORDERS)[number];

interface Props {
  scene: Scene;
  state: State;
  selection: Selection;
  events: readonly Item[];
  towns: readonly Town[];
  onSelect(id: string): void;
  onTown(town: Town): void;
}

/** The panel *List*: rows, or what the find box finds. */
export function ListPanel(props: Props) {
  const searching = props.state.query.trim() !== "";
  return <div class="posture-list">{searching ? <Hits {...props} /> : <Rows {...props} />}</div>;
}

function Rows(props: Props) {
  const [whole, setWhole] = useState(false);
  const [order, setOrder] = useState<Order>("plan");
  const rows = sorted(whole ? allRows(props) : rowsOnMap(props), order, props.scene);
  const [shown, more] = usePages(rows);
  return (
    <>
      <Extent whole={whole} onChange={setWhole} />
      <div class="posture-list-head">
        <p class="posture-hint" role="status">
          {say("both.rows", { count: rows.length })}
        </p>
        <Sorting order={order} onChange={setOrder} />
      </div>
      {groups(shown).map(([layer, members]) => (
        <section key={layer.name} aria-label={layer.title}>
          <h3>{layer.title}</h3>
          <Entries {...props} hits={members.map((row) => ({ row, by: "name", told: "" }))} />
        </section>
      ))}
      {more}
    </>
  );
}

function Hits(props: Props) {
  const { query } = props.state;
  const found = foundRows(props, query);
  const [shown, more] = usePages(found);
  const towns = foundTowns(props.towns, query);
  return (
    <>
      <p class="posture-hint" role="status">
        {say("list.matches", { count: found.length, query })}
      </p>
      <Entries {...props} hits={shown} />
      {more}
      {towns.length > 0 && (
        <section aria-label={say("find.towns")}>
          <h3>{say("find.towns")}</h3>
          <TownHits towns={towns} onTown={props.onTown} />
        </section>
      )}
    </>
  );
}

/** Returns the first rows, and a button that shows more; null if there are no more. */
function usePages<T>(rows: readonly T[]): [readonly T[], ComponentChildren] {
  const [pages, setPages] = useState(1);
  const left = rows.length - PAGE * pages;
  const more = left > 0 && (
    <button type="button" class="posture-link" onClick={() => setPages(pages + 1)}>
      {say("list.more", { number: String(left) })}
    </button>
  );
  return [rows.slice(0, PAGE * pages), more];
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

function Entries({ hits, ...rest }: Props & { hits: readonly Found<Row>[] }) {
  return (
    <ul>
      {hits.map((hit, i) => (
        <Entry key={`${hit.row.layer.name}/${hit.row.item.id}/${hit.row.item.from ?? ""}/${i}`} hit={hit} {...rest} />
      ))}
    </ul>
  );
}

function Entry({ hit, scene, state, onSelect }: Props & { hit: Found<Row> }) {
  const { row } = hit;
  const { item, layer } = row;
  const where = [item.nation && nationName(scene, item.nation), item.place].filter(Boolean).join(" · ");
  const timed = item.from !== undefined ? formatPeriod(item.from, item.until, scene.time.ceasefire) : "";
  return (
    <li>
      <button
        type="button"
        data-id={item.id}
        data-hit=""
        aria-pressed={handle(item) === state.selected}
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
          {state.query && <Reason hit={hit} t={state.t} ceasefire={scene.time.ceasefire} />}
        </span>
        {item.basis && <BasisMark basis={item.basis} />}
      </button>
    </li>
  );
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
