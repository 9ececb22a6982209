// Find and replace in the table, with a preview of the changes.

import { useState } from "preact/hooks";
import { say, sayWith } from "../words/say.ts";
import type { CellText, GridColumn, GridRow } from "./data.ts";
import { type Replacement, replacements, type Search } from "./replace.ts";

const PREVIEW = 5;
const NOTHING: Search = { find: "", replace: "", column: -1, whole: false, matchCase: true };

interface Props {
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  onReplace(edits: CellText[]): void;
  onClose(): void;
}

/** The bar of find and replace. */
export function ReplaceBar({ rows, columns, onReplace, onClose }: Props) {
  const [search, setSearch] = useState(NOTHING);
  const set = (patch: Partial<Search>) => setSearch({ ...search, ...patch });
  const found = replacements(rows, columns, search);
  return (
    <form
      class="posture-replace"
      aria-label={say("replace.title")}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (found.length) onReplace(found.map(({ row, column, text }) => ({ row, column, text })));
      }}
    >
      <Words label={say("replace.find")} value={search.find} onInput={(find) => set({ find })} />
      <Words label={say("replace.with")} value={search.replace} onInput={(replace) => set({ replace })} />
      <ColumnChoice columns={columns} chosen={search.column} onChange={(column) => set({ column })} />
      <Check label={say("replace.whole-cell")} checked={search.whole} onChange={(whole) => set({ whole })} />
      <Check
        label={say("replace.match-case")}
        checked={search.matchCase}
        onChange={(matchCase) => set({ matchCase })}
      />
      <button type="submit" disabled={!found.length}>
        {say("replace.cells", { count: found.length })}
      </button>
      <button type="button" onClick={onClose}>
        {say("replace.close")}
      </button>
      {found.length > 0 && <Preview found={found} />}
    </form>
  );
}

function Words({ label, value, onInput }: { label: string; value: string; onInput(text: string): void }) {
  return (
    <input
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}

interface ChoiceProps {
  columns: readonly GridColumn[];
  chosen: number;
  onChange(column: number): void;
}

function ColumnChoice({ columns, chosen, onChange }: ChoiceProps) {
  return (
    <select
      aria-label={say("replace.column")}
      value={chosen}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    >
      <option value={-1}>{say("replace.all-columns")}</option>
      {columns.map((column) => (
        <option key={column.name} value={column.index}>
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
function Preview({ found }: { found: readonly Replacement[] }) {
  return (
    <ul class="posture-preview">
      {found.slice(0, PREVIEW).map((hit) => (
        <li key={`${hit.row}/${hit.column}`}>{changed(hit)}</li>
      ))}
      {found.length > PREVIEW && <li>{say("replace.more", { count: found.length - PREVIEW })}</li>}
    </ul>
  );
}

function changed({ number, label, old, text }: Replacement) {
  const empty = say("both.empty");
  const parts = { old: <del>{old || empty}</del>, new: <ins>{text || empty}</ins> };
  return sayWith("replace.change", parts, { number, column: label });
}
