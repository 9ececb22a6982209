// One table as the server gives it to the grid.

import type { Editing } from "../scene/scene.ts";

export interface GridColumn {
  index: number;
  name: string;
  label: string;
  help: string;
  kind: string;
  unit: string;
  needed: boolean;
  choices: readonly (readonly [string, string])[];
  /** Whether a cell must be one of the choices. */
  strict: boolean;
}

export interface GridRow {
  handle: string;
  number: number;
  cells: readonly string[];
  /** A row that cannot be split into cells: its one cell is its text. */
  raw: boolean;
  edited: readonly number[];
  new: boolean;
}

/** Column index (-1: the row), severity, message, fix. */
export type GridProblem = readonly [number, "error" | "warning" | "notice", string, string | null];

export interface GridData {
  plan: string;
  table: string;
  title: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  total: number;
  matching: number;
  problems: Readonly<Record<string, readonly GridProblem[]>>;
  notes: Readonly<Record<string, string>>;
  key: readonly number[];
  focus: string | null;
  focus_column: string | null;
  positioned: boolean;
  revision: string;
  editing: Editing | null;
}

export interface CellEdit {
  row: string;
  column: string;
  text: string;
}

/** What stands for the text of a row that cannot be split. */
export const RAW = "\u001draw";
