// What stands above the table: the toolbar, and the panels that are open.

import { VerbForm } from "../verbs/verb-form.tsx";
import type { Acts } from "./acts.ts";
import { ColumnsPanel } from "./columns-panel.tsx";
import type { GridData } from "./data.ts";
import { orderedColumns } from "./layout.ts";
import { ReplaceBar } from "./replace-bar.tsx";
import { suggestionsOf } from "./suggestions.ts";
import type { GridTable } from "./table.ts";
import { Toolbar } from "./toolbar.tsx";

/** A panel that can be open. */
export type Panel = "find" | "columns" | "verbs";

interface Props {
  data: GridData;
  table: GridTable;
  acts: Acts;
  /** The number of selected rows. */
  count: number;
  open: readonly Panel[];
  onToggle(panel: Panel): void;
  onColumns(): void;
  /** Called when the table is looked at in another way. */
  onView(): void;
}

/** The toolbar and the open panels. */
export function Above(props: Props) {
  const { data, table, acts, count, open, onToggle } = props;
  return (
    <>
      <Toolbar
        editing={data.editing}
        count={count}
        finding={open.includes("find")}
        arranging={open.includes("columns")}
        filtered={table.filters.size > 0}
        acts={acts}
        onFind={() => onToggle("find")}
        onColumns={props.onColumns}
        changing={open.includes("verbs")}
        onVerbs={() => onToggle("verbs")}
      />
      {open.includes("verbs") && acts.mayEdit && (
        <VerbForm
          table={data.table}
          rows={acts.chosen}
          at=""
          ceasefire={data.ceasefire}
          suggestions={suggestionsOf(data)}
          onEdit={(edit) => acts.verb(edit)}
        />
      )}
      {open.includes("find") && (
        <ReplaceBar
          rows={table.cursor.order}
          columns={table.columns}
          mayEdit={acts.mayEdit}
          onShow={(hit) => table.cursor.moveTo(hit.row, hit.column)}
          onReplace={(edits) => acts.replace(edits)}
          onClose={() => onToggle("find")}
        />
      )}
      {open.includes("columns") && <Columns {...props} />}
    </>
  );
}

function Columns({ data, table, onToggle, onView }: Props) {
  const [id] = data.key;
  const then =
    <T,>(act: (value: T) => void) =>
    (value: T) => {
      act(value);
      onView();
    };
  return (
    <ColumnsPanel
      columns={orderedColumns(data.columns, table.layout, id)}
      id={id}
      layout={table.layout}
      filters={table.filters}
      sorting={table.sorting}
      onLayout={then((layout) => table.arrange(layout))}
      onFilters={then((filters) => table.filter(filters))}
      onSort={then((sorting) => table.sort(sorting))}
      onClose={() => onToggle("columns")}
    />
  );
}
