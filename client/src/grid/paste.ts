// What a paste does: which cells get which text, which rows are added, what has no place. Pure.

import { parsedCells } from "./clipboard.ts";
import type { CellText, GridColumn, GridRow } from "./data.ts";

/** Where a paste goes. */
export interface PastePlace {
  /** The selected rows, as shown. */
  selected: readonly GridRow[];
  /** The rows from the first selected one down, as shown. */
  rows: readonly GridRow[];
  /** The columns from the first selected one on, as shown. */
  columns: readonly GridColumn[];
  /** The number of selected columns. */
  width: number;
  /** All columns of the table. */
  all: readonly GridColumn[];
}

/** What a paste does. */
export interface Pasted {
  cells: CellText[];
  /** Rows to add after the last one, as texts by the name of a column. */
  added: Record<string, string>[];
  /** Whether the first line was taken for a header. */
  header: boolean;
  /** Cells with text for which the table has no column. */
  homeless: number;
  /** Lines for rows that cannot be split into cells. */
  unsplit: number;
}

/** Returns what a text from the clipboard does: one cell fills the selection; rows beyond the last are added. */
export function pasted(text: string, place: PastePlace): Pasted {
  const lines = parsedCells(text);
  const header = headerOf(lines, place.all);
  const body = header ? lines.slice(1) : lines;
  const result: Pasted = { cells: [], added: [], header: header !== null, homeless: 0, unsplit: 0 };
  const [[only = ""] = []] = body;
  if (!header && body.length === 1 && body[0]?.length === 1) {
    const columns = place.columns.slice(0, place.width);
    putLines(result, [columns.map(() => only)], columns, place);
  } else putLines(result, body, header ?? place.columns, place);
  return result;
}

/** Puts lines into rows: into the selected ones, again and again, if they fit there; else from the first one down. */
function putLines(
  result: Pasted,
  body: readonly string[][],
  columns: readonly (GridColumn | null)[],
  { selected, rows: below }: PastePlace,
): void {
  const fits = selected.length > 0 && selected.length % body.length === 0;
  const rows = fits ? selected : below;
  const wide = body.some((line) => line.length > 1);
  for (let i = 0; i < (fits ? rows.length : body.length); i += 1) {
    const line = body[i % body.length] ?? [];
    const empty = wide && line.length === 1 && !line[0];
    if (!empty) putLine(result, rows[i], line, columns);
  }
}

function putLine(
  result: Pasted,
  row: GridRow | undefined,
  line: readonly string[],
  columns: readonly (GridColumn | null)[],
): void {
  if (row?.raw) {
    result.unsplit += 1;
    return;
  }
  const texts: Record<string, string> = {};
  for (const [j, text] of line.entries()) {
    const column = columns[j];
    if (!column) result.homeless += text ? 1 : 0;
    else if (row) result.cells.push({ row: row.handle, column: column.name, text });
    else texts[column.name] = text;
  }
  if (!row && Object.values(texts).some(Boolean)) result.added.push(texts);
}

/** Returns the columns that a first line names, null for an unknown one; null if that line is no header. */
function headerOf(lines: readonly string[][], all: readonly GridColumn[]): (GridColumn | null)[] | null {
  const [first = []] = lines;
  const found = first.map((cell) => all.find((column) => names(column).includes(folded(cell))) ?? null);
  const known = found.filter((column) => column !== null);
  if (new Set(known).size < known.length) return null;
  const filled = first.filter((cell) => cell.trim()).length;
  const alone = known.length === 1 && filled === 1 && lines.length > 1;
  return alone || (known.length > 1 && known.length * 2 > filled) ? found : null;
}

function names({ name, label, unit }: GridColumn): string[] {
  return [name, label, `${label} ${unit}`, `${label} (${unit})`].map(folded);
}

/** Returns a heading as it is compared: in lower case, with one kind of space, without the mark of a needed column. */
function folded(text: string): string {
  return text
    .trim()
    .replace(/\s*\*$/, "")
    .toLocaleLowerCase()
    .replace(/[\s_-]+/g, "_");
}
