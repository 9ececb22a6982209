// The panel of columns: which are shown, in which order, what is sorted and filtered.

import { say } from "../words/say.ts";
import type { GridColumn } from "./data.ts";
import { type Layout, movedColumn } from "./layout.ts";
import type { Sorting } from "./view.ts";

interface Props {
  /** All columns in the planner's order. */
  columns: readonly GridColumn[];
  /** Index of the column with the id, which is always shown first. */
  id: number | undefined;
  layout: Layout;
  filters: ReadonlyMap<string, string>;
  sorting: Sorting | null;
  onLayout(layout: Layout): void;
  onFilters(filters: ReadonlyMap<string, string>): void;
  onSort(sorting: Sorting | null): void;
  onClose(): void;
}

/** The panel of columns. */
export function ColumnsPanel(props: Props) {
  const { columns, filters, layout, onFilters, onLayout, onSort, onClose } = props;
  return (
    <section class="posture-columns" aria-label={say("columns.title")}>
      <header>
        <button type="button" disabled={!filters.size} onClick={() => onFilters(new Map())}>
          {say("columns.no-filter")}
        </button>
        <button type="button" disabled={!props.sorting} onClick={() => onSort(null)}>
          {say("columns.file-order")}
        </button>
        <button
          type="button"
          disabled={!layout.hidden.length && !layout.order.length && !Object.keys(layout.widths).length}
          onClick={() => onLayout({ widths: {}, order: [], hidden: [] })}
        >
          {say("columns.usual")}
        </button>
        <button type="button" onClick={onClose}>
          {say("columns.close")}
        </button>
      </header>
      <p class="posture-hint">{say("columns.filter-help")}</p>
      <ul>
        {columns.map((column) => (
          <ColumnLine key={column.name} column={column} {...props} />
        ))}
      </ul>
    </section>
  );
}

function ColumnLine({ column, ...props }: Props & { column: GridColumn }) {
  const { filters, layout, onFilters } = props;
  const { name, label } = column;
  const shown = column.index === props.id || !layout.hidden.includes(name);
  const filter = (text: string) => {
    const next = new Map(filters);
    if (text.trim()) next.set(name, text);
    else next.delete(name);
    onFilters(next);
  };
  return (
    <li>
      <Shown column={column} shown={shown} {...props} />
      <input
        class="posture-column-filter"
        data-column={name}
        aria-label={say("columns.filter-of", { column: label })}
        placeholder={say("columns.filter")}
        value={filters.get(name) ?? ""}
        disabled={!shown}
        onInput={(event) => filter(event.currentTarget.value)}
      />
      <Sort column={column} {...props} />
      <Step column={column} by={-1} {...props} />
      <Step column={column} by={1} {...props} />
    </li>
  );
}

function Shown({ column, shown, id, layout, onLayout }: Props & { column: GridColumn; shown: boolean }) {
  const { name, label } = column;
  const hidden = shown ? [...layout.hidden, name] : layout.hidden.filter((one) => one !== name);
  return (
    <label>
      <input
        type="checkbox"
        checked={shown}
        disabled={column.index === id}
        onChange={() => onLayout({ ...layout, hidden })}
      />
      {label}
    </label>
  );
}

function Sort({ column, sorting, onSort }: Props & { column: GridColumn }) {
  const dir = sorting?.column === column.name ? sorting.dir : null;
  const next: Sorting | null = dir === "desc" ? null : { column: column.name, dir: dir === "asc" ? "desc" : "asc" };
  return (
    <button
      type="button"
      aria-pressed={dir !== null}
      aria-label={say("columns.sort-by", { column: column.label })}
      title={say("columns.sort-by", { column: column.label })}
      onClick={() => onSort(next)}
    >
      {dir === "asc" ? "▲" : dir === "desc" ? "▼" : "⇅"}
    </button>
  );
}

function Step({ column, by, columns, id, layout, onLayout }: Props & { column: GridColumn; by: 1 | -1 }) {
  const at = columns.indexOf(column);
  const fixed = column.index === id || !columns[at + by] || columns[at + by]?.index === id;
  const label =
    by < 0 ? say("columns.earlier", { column: column.label }) : say("columns.later", { column: column.label });
  return (
    <button
      type="button"
      disabled={fixed}
      aria-label={label}
      title={label}
      onClick={() => onLayout(movedColumn(layout, columns, column.name, by))}
    >
      {by < 0 ? "←" : "→"}
    </button>
  );
}
