// Find and replace over the table that is shown, with a preview of what would be written.

import { useState } from "preact/hooks";
import { counted } from "../scene/words.ts";
import type { CellEdit, GridColumn, GridRow } from "./data.ts";
import { replacements, type Search } from "./replace.ts";

const PREVIEW = 5;

interface Props {
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  onReplace(edits: CellEdit[]): void;
  onClose(): void;
}

export function ReplaceBar({ rows, columns, onReplace, onClose }: Props) {
  const [search, setSearch] = useState<Search>({ find: "", replace: "", column: -1, whole: false, matchCase: true });
  const set = (patch: Partial<Search>) => setSearch({ ...search, ...patch });
  const found = replacements(rows, columns, search);
  return (
    <form
      class="posture-replace"
      aria-label="Find and replace"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (found.length) onReplace(found.map(({ row, column, text }) => ({ row, column, text })));
      }}
    >
      <input
        aria-label="Find"
        placeholder="Find"
        value={search.find}
        onInput={(event) => set({ find: event.currentTarget.value })}
      />
      <input
        aria-label="Replace with"
        placeholder="Replace with"
        value={search.replace}
        onInput={(event) => set({ replace: event.currentTarget.value })}
      />
      <select
        aria-label="Column"
        value={search.column}
        onChange={(event) => set({ column: Number(event.currentTarget.value) })}
      >
        <option value={-1}>All columns</option>
        {columns.map((column) => (
          <option key={column.name} value={column.index}>
            {column.label}
          </option>
        ))}
      </select>
      <label>
        <input
          type="checkbox"
          checked={search.whole}
          onChange={(event) => set({ whole: event.currentTarget.checked })}
        />
        Whole cell
      </label>
      <label>
        <input
          type="checkbox"
          checked={search.matchCase}
          onChange={(event) => set({ matchCase: event.currentTarget.checked })}
        />
        Match case
      </label>
      <button type="submit" disabled={!found.length}>{`Replace ${counted(found.length, "cell")}`}</button>
      <button type="button" onClick={onClose}>
        Close
      </button>
      {found.length > 0 && (
        <ul class="posture-preview">
          {found.slice(0, PREVIEW).map((hit) => (
            <li key={`${hit.row}/${hit.column}`}>
              {`Row ${hit.number}, ${hit.label}: `}
              <del>{hit.old || "(empty)"}</del> → <ins>{hit.text || "(empty)"}</ins>
            </li>
          ))}
          {found.length > PREVIEW && <li>{`and ${found.length - PREVIEW} more`}</li>}
        </ul>
      )}
    </form>
  );
}
