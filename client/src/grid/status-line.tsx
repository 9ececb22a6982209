// The line below the grid: the number of rows, a problem or the help of the active cell, what the server refused.

import { say } from "../words/say.ts";
import type { Active } from "./cursor.ts";
import type { GridData, GridRow } from "./data.ts";

interface Props {
  data: GridData;
  active: Active | null;
  /** The number of edits that the server has not noted yet. */
  waiting: number;
  /** A hint about the planner's last action. */
  note: string;
}

/** The status line below the grid. */
export function StatusLine({ data, active, waiting, note }: Props) {
  const refusal = data.editing?.refusal;
  return (
    <>
      <span>{rowsShown(data)}</span>
      {active && <span class="posture-active">{told(data, active)}</span>}
      {active && data.positioned && <OnTheMap data={data} row={active.row} />}
      {waiting > 0 && <span role="status">{say("grid.sending")}</span>}
      {note && <span role="status">{note}</span>}
      {refusal && (
        <span class="posture-refusal" role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}

function rowsShown({ total, matching, rows }: GridData): string {
  const all = matching >= total && rows.length >= matching;
  return all ? say("both.rows", { count: total }) : say("grid.rows-shown", { count: total, shown: rows.length });
}

/** Returns the problem of the active cell, or else the help of its column. */
function told(data: GridData, { row, column }: Active): string {
  const problems = data.problems[row.handle] ?? [];
  const first = problems.find((problem) => problem.column === column?.index || problem.column === -1);
  if (first) return say("cells.row-problem", { number: row.number, problem: first.message });
  if (row.raw) return say("cells.row-raw", { number: row.number });
  if (!column) return "";
  const { label, help } = column;
  const choice = column.choices.find(({ code }) => code === row.cells[column.index])?.label;
  return choice
    ? say("cells.column-holds-choice", { column: label, choice, help })
    : say("cells.column-holds", { column: label, help });
}

function OnTheMap({ data, row }: { data: GridData; row: GridRow }) {
  const [key] = data.key;
  const id = key === undefined || row.raw ? "" : row.cells[key];
  if (!id) return null;
  const query = new URLSearchParams({ plan: data.plan, select: id });
  const from = data.columns.find((column) => column.name === "from");
  const time = from ? row.cells[from.index] : "";
  if (time && /^[DH][+-]\d+$/i.test(time)) query.set("t", time);
  return (
    <a href={`./?${query}`} target="_self">
      {say("grid.show-on-map", { id })}
    </a>
  );
}
