// What the server says of a plan. Times are hours since H+0; null is an open end. Positions are degrees, EPSG:4326.

export type LayerName =
  | "units"
  | "hubs"
  | "nodes"
  | "events"
  | "command"
  | "supply"
  | "nations"
  | "precision"
  | "planned";
export type SymbolLayer = "units" | "hubs" | "nodes";
export const SYMBOL_LAYERS: readonly SymbolLayer[] = ["nodes", "hubs", "units"];

export interface Precision {
  km?: number;
  admin1?: string;
  country?: string;
}

export interface Item {
  id: string;
  /** The row of the table's file, as a spreadsheet numbers it. */
  row: number;
  /** What an edit names the row by; there where it may be edited. */
  handle?: string;
  unsaved?: "new" | "edited";
  /** What selects the row where its id alone does not name it; absent where it does. */
  key?: string;
  cells: string[];
  name: string;
  nation: string;
  basis: string;
  source: string;
  from: number | null;
  until: number | null;
  lat: number | null;
  lon: number | null;
  sidc: string;
  precision: Precision;
  parent: string;
  hub: string;
  place?: string;
  echelon?: string;
  function?: string;
  kind?: string;
  status?: string;
  detail?: string;
  date?: string;
  persons?: number | null;
}

export interface Layer {
  name: string;
  title: string;
  table: string;
  columns: string[];
  items: Item[];
}

export interface Phase {
  id: string;
  name: string;
  detail: string;
  from: number;
  until: number;
}

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

export interface Chapter {
  id: string;
  title: string;
  view: string;
  /** The part of the map shown; null for the whole view. */
  bounds: Bounds | null;
  time: number;
  layers: LayerName[];
  focus: string[];
  notes: string;
  /** Its row in the file; null for the one that is made for a plan without any. */
  row: number | null;
  /** What the doctor says of the row. */
  told: string[];
  /** What an edit names the row by; there where it may be edited. */
  handle?: string;
}

export interface View {
  code: string;
  label: string;
  bounds: Bounds;
}

export interface Problem {
  where: string;
  file: string;
  row: number | null;
  message: string;
  severity: "error" | "warning" | "notice";
  fix: string | null;
}

/** One row that differs between two plans. */
export interface Difference {
  kind: "added" | "removed" | "moved" | "changed";
  table: string;
  title: string;
  id: string;
  from: string;
  /** Its row in the file of the plan that is shown; null where it is gone. */
  row: number | null;
  /** What selects it. */
  handle: string | null;
  km?: number;
  was?: { lat: number; lon: number };
  ghost?: { lat: number | null; lon: number | null; from: number | null; until: number | null; sidc?: string };
  fields: { column: string; a: string; b: string }[];
}

export interface Comparison {
  a: string;
  b: string;
  items: Difference[];
  personnel: { phase: string; nation: string; a: number; b: number }[];
  not_compared: number;
}

/** What a way on the map stands for. */
export type WayKind = "route" | "supply" | "trunk" | "turned" | "before" | "move" | "arrival";

/** A way along roads or railways that an analysis draws. */
export interface Way {
  kind: WayKind;
  /** Latitude and longitude in degrees. */
  points: [number, number][];
  /** How strongly it is drawn, from 0 to 1. */
  weight: number;
  /** Symbols at its ends: it is drawn strongly when one of them is selected. */
  ids: string[];
}

/** The answer to a question of a staff, as the map shows it; absent where none was asked, and in every export. */
export interface Analysis {
  title: string;
  /** What time it holds for, in hours since H+0; null where it is no matter of one time. */
  at: number | null;
  ways: Way[];
  /** A short word by the id of the symbol that it stands beside. */
  flags: Record<string, string>;
  circles: { lat: number; lon: number; km: number }[];
  /** What is closed. */
  crosses: { lat: number; lon: number; name: string }[];
  /** What the map is to be moved to show; null: it stays. */
  bounds: Bounds | null;
  key: { kind: WayKind | "circle" | "cross" | "flag"; text: string; sign?: string }[];
}

/** What the server says of editing; see editing_block on the server. */
export interface Editing {
  planner: string | null;
  unsaved: number;
  clashes: number;
  undo: string;
  redo: string;
  received: Record<string, number>;
  refusal: string | null;
}

export interface Scene {
  revision: string;
  plan: string;
  title: string;
  description: string;
  marking: { text: string; colour: string };
  caveats: { notional: string; handling: string; kosovo: string };
  attribution: string;
  view: string;
  views: View[];
  time: { start: number; end: number; stops: number[]; phases: Phase[]; ceasefire: string | null };
  layers: Layer[];
  layers_on: LayerName[];
  chapters: Chapter[];
  personnel: {
    /** What is counted, and by what; persons by nation where it is not said. */
    counted?: string;
    instants: number[];
    nations: { nation: string; name: string; persons: number[] }[];
    unknown: number[];
  };
  sources: Record<string, Record<string, string>>;
  problems: { set_aside: number; items: Problem[] };
  terms: Record<string, { code: string; label: string }[]>;
  rollups: { below_zoom: number; echelons: string[] }[];
  nations: Record<string, string>;
  banner?: string | null;
  /** Who edits and what is unsaved; absent where nothing can be edited. */
  editing?: Editing;
  /** How it differs from another plan; absent where none is compared. */
  compare?: Comparison;
  /** The answer to a question; absent where none can be asked. */
  analysis?: Analysis;
  /** The panel that is open first; the layers where none is named. */
  panel?: "briefing";
  /** What is shown first. */
  opening: { view: string; time: number };
}

export function layerOf(scene: Scene, name: string): Layer {
  return (
    scene.layers.find((layer) => layer.name === name) ?? { name, title: name, table: name, columns: [], items: [] }
  );
}

export function termLabel(scene: Scene, vocabulary: string, code: string | undefined): string {
  if (!code) return "";
  return scene.terms[vocabulary]?.find((term) => term.code === code)?.label ?? code;
}

export function nationName(scene: Scene, code: string): string {
  return scene.nations[code] ?? code;
}

/** What selects an item: its id, or its key where several rows share an id at one time. */
export function handle(item: Item): string {
  return item.key ?? item.id;
}
