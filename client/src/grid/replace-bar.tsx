// Find and replace in the table: Enter goes to the next hit, buttons of their own replace.

import { useEffect, useState } from "preact/hooks";
import { say, sayWith } from "../words/say.ts";
import type { CellText, GridColumn, GridRow } from "./data.ts";
import { type Hit, hits, nextHit, replacements, type Search } from "./replace.ts";

const PREVIEW = 5;
const NOTHING: Search = { find: "", replace: "", column: "", whole: false, matchCase: true };

interface Props {
  /** The rows and columns that are shown, in their order. */
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  mayEdit: boolean;
  onShow(hit: Hit): void;
  onReplace(edits: CellText[]): void;
  onClose(): void;
}

/** The bar of find and replace. */
export function ReplaceBar(props: Props) {
  const { rows, columns, onShow } = props;
  const [search, setSearch] = useState(NOTHING);
  const [shown, setShown] = useState<Pick<Hit, "row" | "column"> | null>(null);
  const found = hits(rows, columns, search);
  const at = found.findIndex((hit) => hit.row === shown?.row && hit.column === shown.column);
  const set = (patch: Partial<Search>) => {
    setSearch({ ...search, ...patch });
    if (!("replace" in patch)) setShown(null);
  };
  const show = (hit: Hit | undefined) => {
    if (!hit) return;
    setShown(hit);
    onShow(hit);
  };
  const go = (back: boolean) => show(found[nextHit(found, at, back)]);
  return (
    <search
      class="posture-replace"
      aria-label={say("replace.title")}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.target as HTMLElement).matches("input:not([type=checkbox])")) return;
        event.preventDefault();
        go(event.shiftKey);
      }}
    >
      <Words label={say("replace.find")} value={search.find} onInput={(find) => set({ find })} focused />
      <button type="button" disabled={!found.length} title={say("replace.previous-key")} onClick={() => go(true)}>
        {say("replace.previous")}
      </button>
      <button type="button" disabled={!found.length} title={say("replace.next-key")} onClick={() => go(false)}>
        {say("replace.next")}
      </button>
      <output>{told(search, found, at)}</output>
      <ColumnChoice columns={columns} chosen={search.column} onChange={(column) => set({ column })} />
      <Check label={say("replace.whole-cell")} checked={search.whole} onChange={(whole) => set({ whole })} />
      <Check
        label={say("replace.match-case")}
        checked={search.matchCase}
        onChange={(matchCase) => set({ matchCase })}
      />
      {props.mayEdit && (
        <Replacing
          found={found}
          at={at}
          search={search}
          onWith={(replace) => set({ replace })}
          {...props}
          onShow={show}
        />
      )}
      <button type="button" onClick={props.onClose}>
        {say("replace.close")}
      </button>
      {props.mayEdit && found.length > 0 && <Preview found={found.filter(({ text }) => text !== null)} />}
    </search>
  );
}

function told({ find }: Search, found: readonly Hit[], at: number): string {
  if (!find) return "";
  if (at < 0) return say("replace.found", { count: found.length });
  return say("replace.found-at", { at: at + 1, count: found.length });
}

interface ReplacingProps extends Omit<Props, "onShow"> {
  onShow(hit: Hit | undefined): void;
  found: readonly Hit[];
  at: number;
  search: Search;
  onWith(text: string): void;
}

/** What to write instead, for the hit that is shown or for all. */
function Replacing({ found, at, search, onWith, onShow, onReplace }: ReplacingProps) {
  const all = replacements(found);
  const one = found[at];
  const replaceOne = () => {
    if (!one) return;
    onReplace(replacements([one]));
    onShow(found[nextHit(found, at, false)]);
  };
  return (
    <>
      <Words label={say("replace.with")} value={search.replace} onInput={onWith} />
      <button type="button" disabled={!one || one.text === null || one.text === one.old} onClick={replaceOne}>
        {say("replace.one")}
      </button>
      <button type="button" disabled={!all.length} onClick={() => onReplace(all)}>
        {say("replace.cells", { count: all.length })}
      </button>
    </>
  );
}

interface WordsProps {
  label: string;
  value: string;
  focused?: boolean;
  onInput(text: string): void;
}

function Words({ label, value, focused, onInput }: WordsProps) {
  const [field, setField] = useState<HTMLInputElement | null>(null);
  useEffect(() => {
    if (focused) field?.focus();
  }, [focused, field]);
  return (
    <input
      ref={setField}
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}

interface ChoiceProps {
  columns: readonly GridColumn[];
  chosen: string;
  onChange(column: string): void;
}

function ColumnChoice({ columns, chosen, onChange }: ChoiceProps) {
  return (
    <select aria-label={say("replace.column")} value={chosen} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{say("replace.all-columns")}</option>
      {columns.map((column) => (
        <option key={column.name} value={column.name}>
          {column.label}
        </option>
      ))}
    </select>
  );
}

function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange(on: boolean): void }) {
  return (
    <label>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** The first cells that would change, and the number of the others. */
function Preview({ found }: { found: readonly Hit[] }) {
  return (
    <ul class="posture-preview">
      {found.slice(0, PREVIEW).map((hit) => (
        <li key={`${hit.row}/${hit.column}`}>{changed(hit)}</li>
      ))}
      {found.length > PREVIEW && <li>{say("replace.more", { count: found.length - PREVIEW })}</li>}
    </ul>
  );
}

function changed({ number, label, old, text }: Hit) {
  const empty = say("both.empty");
  const parts = { old: <del>{old || empty}</del>, new: <ins>{text || empty}</ins> };
  return sayWith("replace.change", parts, { number, column: label });
}
