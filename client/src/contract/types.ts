// Generated from geo/contract; change it there, then run make contract.
/**
 * Add a row with these cells after another, by its handle; after the last where none is named.
 */
export interface Add {
  kind: "add";
  n: number;
  table: string;
  cells: {
    [k: string]: string;
  };
  after?: string | null;
}
/**
 * A question of a page; numbered, since the same may be asked twice.
 */
export interface Ask {
  sender: string;
  n: number;
  asking: TimeQuestion | FromQuestion | ToQuestion | LossQuestion;
}
/**
 * Answer for the map's time.
 */
export interface TimeQuestion {
  kind: "time";
  t: number;
}
/**
 * Find the way from a symbol.
 */
export interface FromQuestion {
  kind: "from";
  id: string;
  t: number;
}
/**
 * Find the way to a symbol.
 */
export interface ToQuestion {
  kind: "to";
  id: string;
  t: number;
}
/**
 * Take a hub away, and see what changes.
 */
export interface LossQuestion {
  kind: "lose";
  id: string;
  t: number;
}
/**
 * A scale bar: so many km, so long.
 */
export interface Bar {
  km: number;
  px: number;
}
/**
 * What one opened page has sent and not yet seen noted: its random name, and its messages.
 */
export interface Box {
  sender: string;
  messages: (Edit | Add | Copy | Delete | Reorder | Move | Put | Undo | Redo)[];
}
/**
 * Write cells of a table.
 */
export interface Edit {
  kind: "edit";
  n: number;
  /**
   * What is written where.
   */
  table: string;
  /**
   * What is written where.
   *
   * @maxItems 200000
   */
  cells: CellText[];
  /**
   * How the planner wrote them, where not cell by cell; it names the step.
   */
  way?: "chapter" | "chapter-view" | "clear" | "fill-down" | "paste" | "replace";
  /**
   * The chapter that a step about one names, by its id.
   */
  chapter?: string;
}
/**
 * A cell of a row, by the handle of the row and the name of the column, and its new text.
 */
export interface CellText {
  row: string;
  column: string;
  text: string;
}
/**
 * Add a copy of each of these rows, after the last of them.
 */
export interface Copy {
  kind: "copy";
  n: number;
  table: string;
  /**
   * @maxItems 200000
   */
  rows: string[];
}
/**
 * Delete rows.
 */
export interface Delete {
  kind: "delete";
  n: number;
  table: string;
  /**
   * @maxItems 200000
   */
  rows: string[];
}
/**
 * Put a row after another.
 */
export interface Reorder {
  kind: "reorder";
  n: number;
  table: string;
  row: string;
  after: string;
}
/**
 * Put what a row places at another position.
 */
export interface Move {
  kind: "move";
  n: number;
  table: string;
  row: string;
  lat: number;
  lon: number;
}
/**
 * Put a new unit at a position, from an instant on.
 */
export interface Put {
  kind: "put";
  n: number;
  id: string;
  lat: number;
  lon: number;
  t: number;
  nation?: string;
}
/**
 * Go back one step.
 */
export interface Undo {
  kind: "undo";
  n: number;
}
/**
 * Take an undone step again.
 */
export interface Redo {
  kind: "redo";
  n: number;
}
/**
 * What is said beside notional rows, in the app, and beside Kosovo.
 */
export interface Caveats {
  notional: string;
  handling: string;
  kosovo: string;
}
/**
 * One chapter of the briefing.
 */
export interface Chapter {
  /**
   * As they stand in the row.
   */
  id: string;
  /**
   * As they stand in the row.
   */
  title: string;
  /**
   * ``ukraine`` or ``europe``.
   */
  view: string;
  /**
   * The part of the map shown; None for the whole view.
   */
  bounds: [number, number, number, number] | null;
  /**
   * Hours since H+0.
   */
  time: number;
  /**
   * Codes of :data:`geo.layers.LAYER`.
   */
  layers: string[];
  /**
   * Ids to point at: units, hubs, nodes, events, sources, nations.
   */
  focus: string[];
  /**
   * As they stand in the row.
   */
  notes: string;
  /**
   * Its row in the file; None for the chapter that is made for a plan without any.
   */
  row: number | null;
  /**
   * What the doctor says of the row.
   */
  told: string[];
  /**
   * What an edit names the row by; there where it may be edited.
   */
  handle?: string;
}
/**
 * What a cell may hold: a code, and what a person reads.
 */
export interface Choice {
  code: string;
  label: string;
}
/**
 * A reach of so many km around a position in degrees.
 */
export interface Circle {
  lat: number;
  lon: number;
  km: number;
}
/**
 * How plan b, which is shown, differs from plan a; rows that were set aside, and not compared, are counted.
 */
export interface Comparison {
  a: string;
  b: string;
  personnel: PersonnelDifference[];
  not_compared: number;
  items: Difference[];
}
/**
 * The most persons of a nation in force at one time of a phase, in a and in b.
 */
export interface PersonnelDifference {
  phase: string;
  nation: string;
  a: number;
  b: number;
}
/**
 * One row that differs.
 */
export interface Difference {
  /**
   * What became of it.
   */
  kind: "added" | "changed" | "moved" | "removed";
  /**
   * Name of its table, and what a person calls that.
   */
  table: string;
  /**
   * Name of its table, and what a person calls that.
   */
  title: string;
  /**
   * Its id, and when it begins, as D+n or H+n; "" for always.
   */
  id: string;
  /**
   * Its id, and when it begins, as D+n or H+n; "" for always.
   */
  from: string;
  /**
   * Its row in the file of the plan that is shown, and what selects it there; None where it is gone.
   */
  row: number | null;
  /**
   * Its row in the file of the plan that is shown, and what selects it there; None where it is gone.
   */
  handle: string | null;
  /**
   * Fields that differ.
   */
  fields: FieldDifference[];
  /**
   * How far it moved, and from where; absent where it did not, or where the position was not known.
   */
  km?: number;
  was?: Spot;
  ghost?: Ghost;
}
/**
 * A field that differs: its column, and both texts.
 */
export interface FieldDifference {
  column: string;
  a: string;
  b: string;
}
/**
 * A position in degrees.
 */
export interface Spot {
  lat: number;
  lon: number;
}
/**
 * A symbol of the other plan that is gone, with the period for which it stood there; see :class:`SymbolItem`.
 */
export interface Ghost {
  lat: number;
  lon: number;
  from: number | null;
  until: number | null;
  sidc: string;
  name: string;
  nation: string;
  counts?: [number | null, number | null][];
}
/**
 * What is closed, at a position in degrees.
 */
export interface Cross {
  name: string;
  lat: number;
  lon: number;
}
/**
 * Who edits, and what is unsaved.
 */
export interface Editing {
  /**
   * Name as typed; None until the browser has said so.
   */
  planner: string | null;
  /**
   * Rows that are changed and not saved, and fields or rows that others changed too.
   */
  unsaved: number;
  /**
   * Rows that are changed and not saved, and fields or rows that others changed too.
   */
  clashes: number;
  /**
   * Label of the step that would be undone or redone; "" for none.
   */
  undo: string;
  /**
   * Label of the step that would be undone or redone; "" for none.
   */
  redo: string;
  /**
   * By sender, the number of the last message that was acted upon.
   */
  received: {
    [k: string]: number;
  };
  /**
   * Why the last message was refused; None when it was not.
   */
  refusal: string | null;
}
/**
 * An event; its position is None where it has none.
 */
export interface EventItem {
  id: string;
  row: number;
  name: string;
  cells: string[];
  key?: string;
  handle?: string;
  unsaved?: "edited" | "new";
  basis: string;
  source: string;
  from: number | null;
  until: number | null;
  date: string;
  lat: number | null;
  lon: number | null;
}
/**
 * Events.
 */
export interface EventLayer {
  shows: "events";
  name: string;
  title: string;
  table: string;
  columns: Head[];
  items: EventItem[];
}
/**
 * The column that a cell of an item stands in: its name in the file, and what a person reads.
 */
export interface Head {
  name: string;
  label: string;
}
/**
 * What a viewer filters symbols by: the name of a vocabulary, or ``nation``; and its heading.
 */
export interface Filter {
  field: string;
  label: string;
}
/**
 * What is known of a source or nation that a chapter points at.
 */
export interface FocusNote {
  title: string;
  lines: string[];
}
/**
 * A whole picture with this heading.
 */
export interface FrameRequest {
  width: number;
  height: number;
  theme: "dark" | "light";
  /**
   * @minItems 4
   * @maxItems 4
   */
  bounds: [number, number, number, number];
  t: number;
  layers: string[];
  focus: string[];
  title: string;
}
/**
 * One column of the grid.
 */
export interface GridColumn {
  /**
   * Its place among the cells of a row.
   */
  index: number;
  /**
   * As in :class:`geo.columns.Column`.
   */
  name: string;
  /**
   * As in :class:`geo.columns.Column`.
   */
  label: string;
  /**
   * As in :class:`geo.columns.Column`.
   */
  help: string;
  /**
   * As in :class:`geo.columns.Column`.
   */
  kind: string;
  /**
   * As in :class:`geo.columns.Column`.
   */
  unit: string;
  /**
   * Whether a file must have it.
   */
  needed: boolean;
  /**
   * What its cells may hold; empty: anything.
   */
  choices: Choice[];
  /**
   * Whether a cell must be one of the choices.
   */
  strict: boolean;
}
/**
 * One table for the grid.
 */
export interface GridData {
  /**
   * Name of the plan and of the table, and what a person calls the table.
   */
  plan: string;
  /**
   * Name of the plan and of the table, and what a person calls the table.
   */
  table: string;
  /**
   * Name of the plan and of the table, and what a person calls the table.
   */
  title: string;
  /**
   * What is shown.
   */
  columns: GridColumn[];
  /**
   * What is shown.
   */
  rows: GridRow[];
  /**
   * Rows of the table, and those that hold what was looked for.
   */
  total: number;
  /**
   * Rows of the table, and those that hold what was looked for.
   */
  matching: number;
  /**
   * By handle: problems, and the last day before ``until``.
   */
  problems: {
    [k: string]: GridProblem[];
  };
  /**
   * By handle: problems, and the last day before ``until``.
   */
  notes: {
    [k: string]: string;
  };
  /**
   * Indices of the columns that name a row.
   */
  key: number[];
  /**
   * Handle of the row to show first, and the column to point at; None: none.
   */
  focus: string | null;
  /**
   * Handle of the row to show first, and the column to point at; None: none.
   */
  focus_column: string | null;
  /**
   * Whether its rows have positions.
   */
  positioned: boolean;
  /**
   * Changes with every change of what is shown.
   */
  revision: string;
  /**
   * Who edits; None where nothing can be edited.
   */
  editing: Editing | null;
  words?: Words;
}
/**
 * One row of the grid.
 */
export interface GridRow {
  /**
   * What an edit names it by.
   */
  handle: string;
  /**
   * The row that a spreadsheet would show; 0 for one that is not in the file.
   */
  number: number;
  /**
   * Texts by the index of their column; the row's whole text alone where it cannot be split.
   */
  cells: string[];
  /**
   * Whether it cannot be split into cells.
   */
  raw: boolean;
  /**
   * Indices of the columns that are edited.
   */
  edited: number[];
  /**
   * Whether the file does not hold it yet.
   */
  new: boolean;
}
/**
 * A problem of a row, at the index of a column; -1: the row.
 */
export interface GridProblem {
  column: number;
  severity: "error" | "notice" | "warning";
  message: string;
  fix: string | null;
}
/**
 * A language by its code, and its messages by key: a text, or its plural forms by category.
 */
export interface Words {
  language: string;
  texts: {
    [k: string]:
      | string
      | {
          [k: string]: string;
        };
  };
}
/**
 * Room at the edges that something else covers.
 */
export interface Insets {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
/**
 * Who edits in a browser: a random id that it keeps, and a name as typed.
 */
export interface Introduction {
  id: string;
  name: string;
}
/**
 * What a kind of mark means; a flag has its word as a sign.
 */
export interface KeyEntry {
  kind: "arrival" | "before" | "circle" | "cross" | "flag" | "move" | "route" | "supply" | "trunk" | "turned";
  text: string;
  sign?: string;
}
/**
 * One line of a legend: the picture of its mark, what it means, and more.
 */
export interface LegendEntryPart {
  svg: string;
  text: string;
  note: string;
}
/**
 * Lines of a legend under a heading.
 */
export interface LegendGroupPart {
  title: string;
  entries: LegendEntryPart[];
}
/**
 * A link between two places, cut to the picture, with the ids of its ends.
 */
export interface LinePart {
  kind: "command" | "supply";
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  from: string;
  to: string;
}
/**
 * Rows that only a list shows.
 */
export interface ListLayer {
  shows: "rows";
  name: string;
  title: string;
  table: string;
  columns: Head[];
  items: RowItem[];
}
/**
 * One row of a table, as a list and a card show it.
 */
export interface RowItem {
  /**
   * First column of the table's key.
   */
  id: string;
  /**
   * The row of the file, as a spreadsheet numbers it.
   */
  row: number;
  /**
   * What people call it.
   */
  name: string;
  /**
   * Texts of the layer's columns, in their order.
   */
  cells: string[];
  /**
   * What selects the row; absent where its id does, which selects all periods of the id.
   */
  key?: string;
  /**
   * What an edit names the row by; there where it may be edited.
   */
  handle?: string;
  /**
   * Whether the row is new, or edited, and not saved yet.
   */
  unsaved?: "edited" | "new";
}
/**
 * Colours of pages beside the pictures, as ``#rrggbb``; ``marking`` of its text, ``series`` of charts.
 */
export interface Look {
  ink: string;
  soft: string;
  accent: string;
  plate: string;
  command: string;
  supply: string;
  marking: string;
  series: string[];
}
/**
 * The banner of a plan, and its colour as ``#rrggbb``.
 */
export interface Marking {
  text: string;
  colour: string;
}
/**
 * What a nation contributes: a code of :data:`geo.terms.CONTRIBUTION` and how firm it is.
 */
export interface NationItem {
  id: string;
  row: number;
  name: string;
  cells: string[];
  key?: string;
  handle?: string;
  unsaved?: "edited" | "new";
  basis: string;
  source: string;
  from: number | null;
  until: number | null;
  nation: string;
  kind: string;
  status: string;
  detail: string;
}
/**
 * What nations contribute.
 */
export interface NationLayer {
  shows: "nations";
  name: string;
  title: string;
  table: string;
  columns: Head[];
  items: NationItem[];
}
/**
 * The view and the time that are shown first.
 */
export interface Opening {
  view: string;
  time: number;
}
/**
 * An answer.
 */
export interface Overlay {
  /**
   * What it answers.
   */
  title: string;
  /**
   * What time it holds for; None where it is no matter of one time.
   */
  at: number | null;
  /**
   * What is drawn.
   */
  ways: Way[];
  /**
   * Code of a flag by the id of the symbol that it stands beside, and the short word of each flag by its code.
   */
  flags: {
    [k: string]: string;
  };
  /**
   * Code of a flag by the id of the symbol that it stands beside, and the short word of each flag by its code.
   */
  signs: {
    [k: string]: string;
  };
  /**
   * What is drawn.
   */
  circles: Circle[];
  /**
   * What is drawn.
   */
  crosses: Cross[];
  /**
   * What the marks mean.
   */
  key: KeyEntry[];
  /**
   * What the map is to be moved to show; None: it stays.
   */
  bounds: [number, number, number, number] | null;
}
/**
 * A way along roads or railways.
 */
export interface Way {
  /**
   * What it stands for.
   */
  kind: "arrival" | "before" | "move" | "route" | "supply" | "trunk" | "turned";
  /**
   * Latitude and longitude in degrees.
   */
  points: [number, number][];
  /**
   * How strongly it is drawn, from 0 to 1.
   */
  weight: number;
  /**
   * Symbols at its ends: it is drawn strongly when one of them is selected.
   */
  ids: string[];
}
/**
 * A picture in parts.
 */
export interface Parts {
  /**
   * Base map, nations, names and precision, as SVG text.
   */
  ground: string;
  /**
   * What stands on it and beside it.
   */
  symbols: SymbolPart[];
  /**
   * What stands on it and beside it.
   */
  lines: LinePart[];
  /**
   * What stands on it and beside it.
   */
  legend: LegendGroupPart[];
  /**
   * What stands on it and beside it.
   */
  notes: FocusNote[];
  /**
   * When it is, the phase, and the UTC time if H+0 is given; "" for none.
   */
  time: string;
  /**
   * When it is, the phase, and the UTC time if H+0 is given; "" for none.
   */
  phase: string;
  /**
   * When it is, the phase, and the UTC time if H+0 is given; "" for none.
   */
  clock: string;
  /**
   * Ids of the symbols in force that lie outside the picture.
   */
  outside: string[];
  /**
   * Where it is from, in a sentence.
   */
  provenance: string;
  bar: Bar;
}
/**
 * One symbol row or event.
 */
export interface SymbolPart {
  /**
   * What it is, and what is written beside it.
   */
  id: string;
  /**
   * What a reader who does not see it is told.
   */
  alt: string;
  /**
   * What it is, and what is written beside it.
   */
  label: string;
  /**
   * What it is, and what is written beside it.
   */
  nation: string;
  /**
   * The picture, and where it lies.
   */
  svg: string;
  /**
   * The picture, and where it lies.
   */
  left: number;
  /**
   * The picture, and where it lies.
   */
  top: number;
  /**
   * The picture, and where it lies.
   */
  width: number;
  /**
   * The picture, and where it lies.
   */
  height: number;
  /**
   * Those that stand under it, each a picture of its own.
   */
  under: SymbolPart[];
  /**
   * Its true place, where it was moved aside; None where it was not.
   */
  anchor: Point | null;
  /**
   * Where its middle is drawn.
   */
  x: number;
  /**
   * Where its middle is drawn.
   */
  y: number;
}
/**
 * A place on the picture, from its top left.
 */
export interface Point {
  x: number;
  y: number;
}
/**
 * A picture in parts; notes of what is pointed at take so much width at the left.
 */
export interface PartsRequest {
  width: number;
  height: number;
  theme: "dark" | "light";
  /**
   * @minItems 4
   * @maxItems 4
   */
  bounds: [number, number, number, number];
  t: number;
  layers: string[];
  focus: string[];
  insets: Insets;
  note_width: number;
}
/**
 * The force over time, as steps.
 */
export interface Personnel {
  /**
   * When something changes, ascending; the first stands for always.
   */
  instants: number[];
  /**
   * Strengths from each instant on.
   */
  nations: Strength[];
  /**
   * Units in force from each instant on whose strength is unknown.
   */
  unknown: number[];
  /**
   * What is counted; persons where it is absent.
   */
  counted?: "persons" | "units";
}
/**
 * What is counted of a nation or group from each instant on.
 */
export interface Strength {
  nation: string;
  name: string;
  persons: number[];
}
/**
 * A named period of the plan, open ends cut to the time that is shown.
 */
export interface Phase {
  id: string;
  name: string;
  detail: string;
  from: number;
  until: number;
}
/**
 * What the component that asks for a name is told: the name that is known, whether to ask, and its texts.
 */
export interface PlannerQuestion {
  known: string | null;
  ask: boolean;
  words?: Words;
}
/**
 * How exact a position is: a radius in km, or the oblast or country whose outline it is; none where unknown.
 */
export interface Precision {
  km?: number;
  admin1?: string;
  country?: string;
}
/**
 * A problem as a page lists it: where it is, what is so, and the value to write or None.
 */
export interface ProblemEntry {
  where: string;
  file: string;
  row: number | null;
  line: number | null;
  column: string | null;
  value: string | null;
  code: string;
  severity: "error" | "notice" | "warning";
  message: string;
  fix: string | null;
}
/**
 * Rows that are not shown, and every problem.
 */
export interface Problems {
  set_aside: number;
  items: ProblemEntry[];
}
/**
 * Below a zoom of the web map, the echelons that are drawn as a count on their parent unit.
 */
export interface RollUp {
  below_zoom: number;
  echelons: string[];
}
/**
 * What one map page shows of a plan.
 */
export interface Scene {
  /**
   * Changes with any byte of the plan's files.
   */
  revision: string;
  /**
   * Of the plan; ``plan`` is its name.
   */
  plan: string;
  /**
   * Of the plan; ``plan`` is its name.
   */
  title: string;
  /**
   * Of the plan; ``plan`` is its name.
   */
  description: string;
  marking: Marking;
  caveats: Caveats;
  /**
   * What must be said beside.
   */
  attribution: string;
  /**
   * The plan's view, all views, and what is shown first.
   */
  view: string;
  /**
   * The plan's view, all views, and what is shown first.
   */
  views: View[];
  opening: Opening;
  time: Time;
  personnel: Personnel;
  /**
   * Every layer, and the codes of those that are on until a viewer says otherwise.
   */
  layers: (SymbolLayer | EventLayer | NationLayer | ListLayer)[];
  /**
   * Every layer, and the codes of those that are on until a viewer says otherwise.
   */
  layers_on: string[];
  /**
   * Of the plan; sources by id.
   */
  chapters: Chapter[];
  /**
   * Of the plan; sources by id.
   */
  sources: {
    [k: string]: Source;
  };
  problems: Problems;
  /**
   * Labels of vocabularies by their names, and names of nations by their codes.
   */
  terms: {
    [k: string]: Term[];
  };
  /**
   * Labels of vocabularies by their names, and names of nations by their codes.
   */
  nations: {
    [k: string]: string;
  };
  /**
   * How symbols are filtered, and how they are drawn at small scales.
   */
  filters: Filter[];
  /**
   * How symbols are filtered, and how they are drawn at small scales.
   */
  rollups: RollUp[];
  /**
   * What is told above the map; None or absent: nothing.
   */
  banner?: string | null;
  editing?: Editing;
  compare?: Comparison;
  analysis?: Overlay;
  /**
   * The panel that is open first; the layers where it is absent.
   */
  panel?: "briefing";
  words?: Words;
}
/**
 * A view of the map.
 */
export interface View {
  code: string;
  label: string;
  /**
   * @minItems 4
   * @maxItems 4
   */
  bounds: [number, number, number, number];
}
/**
 * The time line: its ends, the instants at which something changes, and H+0 as a UTC date-time if it is given.
 */
export interface Time {
  start: number;
  end: number;
  stops: number[];
  phases: Phase[];
  ceasefire: string | null;
}
/**
 * Rows that are drawn as symbols.
 */
export interface SymbolLayer {
  shows: "symbols";
  name: string;
  title: string;
  table: string;
  columns: Head[];
  symbols: Symbols;
  items: SymbolItem[];
}
/**
 * What holds for all symbols of a layer; see :class:`geo.layers.SymbolLayer`.
 */
export interface Symbols {
  /**
   * Vocabulary by whose codes the legend groups.
   */
  kind: string;
  /**
   * Heading in the legend, and its place there; of several symbols at one place, the lowest is on top.
   */
  legend: string;
  /**
   * Heading in the legend, and its place there; of several symbols at one place, the lowest is on top.
   */
  rank: number;
  /**
   * Whether the legend shows the symbols with their echelon.
   */
  keeps_echelon: boolean;
  /**
   * Whether they are in the chain of command.
   */
  commands: boolean;
  /**
   * Whether they are drawn as a count on their parent at small scales, and their strength is counted.
   */
  rolls_up: boolean;
  /**
   * Whether they are headquarters that the inset of Europe shows.
   */
  fixed: boolean;
  /**
   * Whether a viewer may ask what happens if one is lost.
   */
  losable: boolean;
}
/**
 * A row that is drawn as a symbol.
 */
export interface SymbolItem {
  id: string;
  row: number;
  name: string;
  cells: string[];
  key?: string;
  handle?: string;
  unsaved?: "edited" | "new";
  basis: string;
  source: string;
  from: number | null;
  until: number | null;
  /**
   * As in the row.
   */
  nation: string;
  /**
   * As in the row.
   */
  place: string;
  /**
   * Symbol code of 20 or 30 digits.
   */
  sidc: string;
  /**
   * Position in degrees.
   */
  lat: number;
  /**
   * Position in degrees.
   */
  lon: number;
  precision: Precision;
  /**
   * Codes by which a viewer filters and the legend groups, by the names of their vocabularies.
   */
  codes: {
    [k: string]: string;
  };
  /**
   * Ids of who commands and who supplies it; "" for none.
   */
  parent: string;
  /**
   * Ids of who commands and who supplies it; "" for none.
   */
  hub: string;
  /**
   * Own strength; None where it is unknown, absent where the layer has none.
   */
  persons?: number | null;
  /**
   * The parts of its period in which the row counts, where an earlier row of its id holds the rest; absent where it counts for all of it. See :func:`geo.periods.counted`.
   */
  counts?: [number | null, number | null][];
}
/**
 * A publication, as in sources.csv.
 */
export interface Source {
  source_id: string;
  title: string;
  publisher: string;
  published: string;
  url: string;
  remarks: string;
}
/**
 * A term of a vocabulary: its code, and what a person reads.
 */
export interface Term {
  code: string;
  label: string;
}
/**
 * All that a component holds out to the server: who edits, edits that it has not seen noted, and a question.
 */
export interface Sent {
  planner?: Introduction | null;
  boxes?: Box[];
  ask?: Ask;
}
