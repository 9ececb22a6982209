// "Where is that from?": one row with every field, its source, and who is above and below it.

import type { ComponentChildren } from "preact";
import type { Asking } from "../messages/asks.ts";
import { formatPeriod, toldInstant } from "../scene/instants.ts";
import { handle, type Item, type Layer, nationName, type Scene } from "../scene/scene.ts";
import { counts, type Mark, type Selection } from "../scene/selection.ts";
import { say } from "../words/say.ts";
import { Command } from "./command.tsx";
import { SymbolMark } from "./marks.tsx";
import { Origin } from "./origin.tsx";
import { Pair } from "./pair.tsx";

/** What a card shows, and what it calls. */
export interface CardProps {
  scene: Scene;
  id: string;
  t: number;
  marks: readonly Mark[];
  selection: Selection;
  onSelect(id: string): void;
  onTime(t: number): void;
  onClose(): void;
  onAsk?: ((asking: Asking) => void) | undefined;
  /** Returns what changes a row of a table in time. */
  verbs?: ((table: string, row: { handle: string; id: string }) => ComponentChildren) | undefined;
}

interface Found {
  layer: Layer;
  item: Item;
  others: Item[];
  current: boolean;
}

/** The card of the row that is selected. */
export function Card(props: CardProps) {
  const found = findRow(props.scene, props.id, props.t);
  if (!found) return null;
  const { layer, item } = found;
  const { scene } = props;
  return (
    <aside class="posture-card" aria-label={say("card.heading", { name: item.name || item.id })}>
      <header>
        {item.sidc && <SymbolMark sidc={item.sidc} planned={props.t < 0 || !found.current} size={30} />}
        <div>
          <h2>{item.name || item.cells[1] || item.id}</h2>
          <p>{[item.id, item.nation && nationName(scene, item.nation)].filter(Boolean).join(" · ")}</p>
        </div>
        <Close onClose={props.onClose} />
      </header>
      <div class="posture-card-body">
        {item.basis && <Origin scene={scene} layer={layer} item={item} />}
        {!found.current && <p class="posture-note">{notInForce(scene, item, props.t)}</p>}
        {props.onAsk && item.sidc && <Questions layer={layer} item={item} t={props.t} onAsk={props.onAsk} />}
        {item.handle && layer.shows === "symbols" && props.verbs?.(layer.table, { handle: item.handle, id: item.id })}
        <Command {...props} item={item} />
        <Fields layer={layer} item={item} />
        <OtherPeriods {...props} others={found.others} />
        <EditLink scene={scene} layer={layer} item={item} />
      </div>
    </aside>
  );
}

function Close({ onClose }: Pick<CardProps, "onClose">) {
  return (
    <button
      type="button"
      class="posture-close"
      aria-label={say("card.close")}
      title={say("card.close-key")}
      onClick={onClose}
    >
      ×
    </button>
  );
}

function notInForce(scene: Scene, item: Item, t: number): string {
  return say("card.not-in-force", { instant: toldInstant(t, scene.time.ceasefire), period: periodOf(scene, item) });
}

function periodOf(scene: Scene, item: Item): string {
  return formatPeriod(item.from ?? null, item.until ?? null, scene.time.ceasefire);
}

const QUESTIONS = ["from", "to", "lose"] as const;

function Questions({ layer, item, t, onAsk }: { layer: Layer; item: Item; t: number; onAsk(asking: Asking): void }) {
  return (
    <p class="posture-questions">
      {QUESTIONS.filter((kind) => kind !== "lose" || (layer.shows === "symbols" && layer.symbols.losable)).map(
        (kind) => (
          <button key={kind} type="button" onClick={() => onAsk({ kind, id: item.id, t })}>
            {say(`card.question.${kind}`)}
          </button>
        ),
      )}
    </p>
  );
}

/** Finds the row of an id that counts at an instant; if none does, the nearest in time. */
function findRow(scene: Scene, id: string, t: number): Found | null {
  for (const layer of scene.layers) {
    const rows = (layer.items as readonly Item[]).filter((item) => handle(item) === id);
    const [first] = rows;
    if (!first) continue;
    const now = rows.find((item) => counts(item, t));
    const item = now ?? rows.reduce((best, row) => (distance(row, t) < distance(best, t) ? row : best), first);
    return { layer, item, others: rows.filter((row) => row !== item), current: now !== undefined };
  }
  return null;
}

function distance(item: Item, t: number): number {
  const starts = (item.from ?? Number.NEGATIVE_INFINITY) - t;
  return starts > 0 ? starts : t - (item.until ?? Number.POSITIVE_INFINITY);
}

function Fields({ layer, item }: { layer: Layer; item: Item }) {
  return (
    <dl class="posture-fields">
      {layer.columns.map(({ name, label }, i) =>
        item.cells[i] ? <Pair key={name} label={label} text={item.cells[i]} /> : null,
      )}
    </dl>
  );
}

function EditLink({ scene, layer, item }: { scene: Scene; layer: Layer; item: Item }) {
  if (!scene.editing?.planner || !item.handle) return null;
  const query = new URLSearchParams({ plan: scene.plan, table: layer.table, row: item.handle });
  return (
    <p class="posture-edit-link">
      {item.unsaved && <span>{`${say(`card.unsaved.${item.unsaved}`)} `}</span>}
      <a href={`./tables?${query}`} target="_self">
        {say("card.edit")}
      </a>
    </p>
  );
}

function OtherPeriods({ others, onTime, scene }: CardProps & { others: Item[] }) {
  if (others.length === 0) return null;
  return (
    <section class="posture-periods">
      <h3>{say("card.other-periods")}</h3>
      <ul>
        {others.map((item) => (
          <li key={`${item.from}/${item.kind}`}>
            <button type="button" class="posture-link" onClick={() => onTime(item.from ?? scene.time.start)}>
              {[periodOf(scene, item), item.place].filter(Boolean).join(" · ")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
