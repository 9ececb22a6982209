// The row that map, grid and ORBAT have selected alike, by its id. Pure.

import type { GridData, GridRow } from "./data.ts";

/** What a grid needs of its page: which row is selected there, and how to select another one. */
export interface SharedSelection {
  read(): string;
  write(id: string): void;
}

/** Returns the id that a row of a table with positions has for the other pages; "" for none. */
export function sharedId({ positioned, key }: Pick<GridData, "positioned" | "key">, row: GridRow | undefined): string {
  const [first] = key;
  return !positioned || !row || row.raw || first === undefined ? "" : (row.cells[first] ?? "");
}

/** Returns a table that begins at the row of the selected id, unless the server points at another one. */
export function beginningAt(data: GridData, id: string): GridData {
  if (data.focus || !id) return data;
  const row = data.rows.find((one) => sharedId(data, one) === id);
  return row ? { ...data, focus: row.handle } : data;
}
