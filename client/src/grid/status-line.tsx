// The line below the grid: rows shown, what is selected, a problem or the help of the active cell, what the server refused.

import { formatInstant, toldInstant } from "../scene/instants.ts";
import { say } from "../words/say.ts";
import type { Active } from "./cursor.ts";
import type { GridData, GridRow } from "./data.ts";
import type { Selected } from "./selection.ts";

const MOST_IDS = 3;

interface Props {
  data: GridData;
  selected: Selected;
  active: Active | null;
  /** The number of rows that the table shows, after its filters. */
  shown: number;
  /** The number of edits that the server has not noted yet. */
  waiting: number;
  /** A hint about the planner's last action. */
  note: string;
}

/** The status line below the grid. */
export function StatusLine({ data, selected, active, shown, waiting, note }: Props) {
  const refusal = data.editing?.refusal;
  return (
    <>
      <span>{rowsShown(data, shown)}</span>
      <span class="posture-selected" role="status">
        {toldSelection(selected, data)}
      </span>
      {active && <span class="posture-active">{told(data, active)}</span>}
      {active && data.positioned && <OnTheMap data={data} row={active.row} />}
      {waiting > 0 && <span role="status">{say("grid.sending")}</span>}
      <span class="posture-note" role="status">
        {note || data.editing?.notes?.join(" · ")}
      </span>
      {refusal && (
        <span class="posture-refusal" role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}

function rowsShown({ total }: GridData, shown: number): string {
  return shown >= total ? say("both.rows", { count: total }) : say("grid.rows-shown", { count: total, shown });
}

/** Says which rows and cells the next act is about. */
function toldSelection({ rows, columns, whole }: Selected, data: GridData): string {
  if (!rows.length) return say("grid.selected.nothing");
  const ids = idsOf(rows, data);
  if (whole) return say("grid.selected.rows", { count: rows.length, ids });
  const told = say("both.rows", { count: rows.length });
  return say("grid.selected.cells", { count: rows.length * columns.length, rows: told, ids });
}

function idsOf(rows: readonly GridRow[], { key }: GridData): string {
  const ids = rows
    .slice(0, MOST_IDS)
    .map((row) => nameOf(row, key))
    .join(", ");
  return rows.length > MOST_IDS ? say("grid.selected.more", { ids, count: rows.length - MOST_IDS }) : ids;
}

/** Returns the id of a row, with the rest of its key: one id may have several rows. */
function nameOf(row: GridRow, key: readonly number[]): string {
  const [id, ...rest] = key.map((index) => row.cells[index] ?? "").filter((text, i) => text || i === 0);
  if (row.raw || !id) return row.number ? say("cells.row-number", { number: row.number }) : say("cells.row-new");
  return rest.length ? say("grid.selected.keyed", { id, rest: rest.join(" ") }) : id;
}

/** Returns the problem of the active cell, or else the help of its column. */
function told(data: GridData, { row, column }: Active): string {
  const problems = data.problems[row.handle] ?? [];
  const first = problems.find((problem) => problem.column === column?.index || problem.column === -1);
  if (first) return say("cells.row-problem", { number: row.number, problem: first.message });
  if (row.raw) return say("cells.row-raw", { number: row.number });
  if (!column) return "";
  const { label, help } = column;
  const hours = data.hours[row.cells[column.index] ?? ""];
  if (hours !== undefined && data.ceasefire !== null) {
    return say("cells.column-holds-choice", { column: label, choice: toldInstant(hours, data.ceasefire), help });
  }
  const choice = column.choices.find(({ code }) => code === row.cells[column.index])?.label;
  return choice
    ? say("cells.column-holds-choice", { column: label, choice, help })
    : say("cells.column-holds", { column: label, help });
}

function OnTheMap({ data, row }: { data: GridData; row: GridRow }) {
  const [key] = data.key;
  const id = key === undefined || row.raw ? "" : row.cells[key];
  if (!id) return null;
  const query = new URLSearchParams({ plan: data.plan, show: id });
  const from = data.columns.find((column) => column.name === "from");
  const hours = data.hours[(from && row.cells[from.index]) ?? ""];
  if (hours !== undefined) query.set("t", formatInstant(hours));
  return (
    <a href={`./?${query}`} target="_self">
      {say("grid.show-on-map", { id })}
    </a>
  );
}
