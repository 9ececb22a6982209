// Texts of a column by their value: instants as hours, numbers as numbers; how rows are sorted and filtered. Pure.

import { readInstant } from "../scene/instants.ts";
import type { GridColumn, GridData, GridRow } from "./data.ts";

const NUMBERS = ["whole", "number", "latitude", "longitude", "precision"];
const COMPARED = /^(>=|<=|<>|>|<|=)\s*(.*)$/s;

/** Hours since H+0 of instants, by their text, and the ceasefire that other dates count from. */
export type Times = Pick<GridData, "hours" | "ceasefire">;

/** Returns the value of a text in a column; null if it has none. */
export function measure(text: string, { kind }: GridColumn, times: Times): number | null {
  const trimmed = text.trim();
  if (kind === "instant") return times.hours[text] ?? readInstant(trimmed, times.ceasefire);
  if (!NUMBERS.includes(kind) || !/^[-+\u2212]?[\d\s]*[.,]?\d+$/.test(trimmed)) return null;
  return Number(trimmed.replace("\u2212", "-").replace(",", ".").replace(/\s/g, ""));
}

/** Compares two texts of a column: values first, then texts, with numbers inside them by value. */
export function compared(a: string, b: string, column: GridColumn, times: Times): number {
  const [x, y] = [measure(a, column, times), measure(b, column, times)];
  if (x !== null && y !== null) return x - y;
  if (x !== null || y !== null) return x === null ? 1 : -1;
  return a.localeCompare(b, undefined, { numeric: true, sensitivity: "base" });
}

/** Orders two texts for a direction; empty cells are last in both. */
export function ordered(a: string, b: string, column: GridColumn, times: Times, descending: boolean): number {
  if (!a || !b) return (Number(!a) - Number(!b)) * (descending ? -1 : 1);
  return compared(a, b, column, times);
}

/** Tells whether a text passes a filter: a part of it or of its label, or a comparison such as `>= D+10` or `=`. */
export function passes(text: string, filter: string, column: GridColumn, times: Times): boolean {
  const wanted = filter.trim();
  const [, sign, operand = ""] = COMPARED.exec(wanted) ?? [];
  if (!sign) return includes(text, wanted) || includes(labelOf(text, column), wanted);
  const equal = alike(text, operand, column, times) || alike(labelOf(text, column), operand, column, times);
  if (sign === "=" || sign === "<>") return equal === (sign === "=");
  if (!text || !operand) return false;
  const order = compared(text, operand, column, times);
  if (bothValued(text, operand, column, times) === false) return false;
  return sign.startsWith(">")
    ? order > 0 || (sign === ">=" && order === 0)
    : order < 0 || (sign === "<=" && order === 0);
}

/** Tells whether a row passes all filters, by the name of their column. */
export function rowPasses(
  row: GridRow,
  filters: ReadonlyMap<string, string>,
  columns: readonly GridColumn[],
  times: Times,
): boolean {
  return columns.every((column) => {
    const filter = filters.get(column.name)?.trim();
    return !filter || passes(row.raw ? "" : (row.cells[column.index] ?? ""), filter, column, times);
  });
}

/** A value and a text cannot be compared: then neither comes first. */
function bothValued(a: string, b: string, column: GridColumn, times: Times): boolean {
  return (measure(a, column, times) === null) === (measure(b, column, times) === null);
}

function alike(a: string, b: string, column: GridColumn, times: Times): boolean {
  const [x, y] = [measure(a, column, times), measure(b, column, times)];
  return x !== null && y !== null ? x === y : a.toLocaleLowerCase() === b.toLocaleLowerCase();
}

function labelOf(text: string, column: GridColumn): string {
  return column.choices.find(({ code }) => code === text)?.label ?? text;
}

function includes(text: string, part: string): boolean {
  return text.toLocaleLowerCase().includes(part.toLocaleLowerCase());
}
