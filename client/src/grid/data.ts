// One table as the server gives it to the grid.

export type { CellText, GridColumn, GridData, GridProblem, GridRow } from "../contract/types.ts";

/** Stands for a column in an edit that replaces the whole text of a row. */
export const RAW = "\u001draw";

/** Handle of the header row: a row that follows it is the first of the table. */
export const HEADER = "\u001dheader";
