// One table as the server gives it to the grid.

export type { CellText, GridColumn, GridData, GridProblem, GridRow } from "../contract/types.ts";

/** What stands for the text of a row that cannot be split. */
export const RAW = "\u001draw";
