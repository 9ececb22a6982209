// Generated from geo/contract; change it there, then run make contract.
/**
 * Add a row with these cells after the row of a handle; without a handle, after the last row.
 */
export interface Add {
  kind: "add";
  n: number;
  table: string;
  cells: {
    [k: string]: string;
  };
  after?: string | null;
  /**
   * Id of the new row that the page added just before, where it does not know the handle of that row yet.
   */
  follows?: string;
}
/**
 * A sentence at a place.
 */
export interface Annotation {
  /**
   * As in the row; ``chapter`` is the id of the one that shows it.
   */
  id: string;
  /**
   * As in the row; ``chapter`` is the id of the one that shows it.
   */
  chapter: string;
  /**
   * As in the row; ``chapter`` is the id of the one that shows it.
   */
  text: string;
  /**
   * As in the row; ``chapter`` is the id of the one that shows it.
   */
  place: string;
  /**
   * Position in degrees (EPSG:4326).
   */
  lat: number;
  /**
   * Position in degrees (EPSG:4326).
   */
  lon: number;
  /**
   * Alpha-3 code of the country in which the position lies; "" at sea.
   */
  country: string;
  /**
   * Code of :data:`geo.terms.BASIS`.
   */
  basis: string;
  /**
   * Id of a source; "" for none.
   */
  source: string;
  /**
   * Its row number in a spreadsheet.
   */
  row: number;
  /**
   * Names the row in an edit; absent if nobody may edit it.
   */
  handle?: string;
}
/**
 * A question of a page, with a number: the same question may come twice.
 */
export interface Ask {
  sender: string;
  n: number;
  asking: TimeQuestion | FromQuestion | ToQuestion | LossQuestion;
}
/**
 * Answer for the time of the map, in hours since H+0.
 */
export interface TimeQuestion {
  kind: "time";
  t: number;
}
/**
 * Find the way from a symbol, at a time in hours since H+0.
 */
export interface FromQuestion {
  kind: "from";
  id: string;
  t: number;
}
/**
 * Find the way to a symbol, at a time in hours since H+0.
 */
export interface ToQuestion {
  kind: "to";
  id: string;
  t: number;
}
/**
 * Show what changes if a hub is lost from a time on, in hours since H+0.
 */
export interface LossQuestion {
  kind: "lose";
  id: string;
  t: number;
}
/**
 * What a remote asks of the stage; the numbers ascend.
 */
export interface Asked {
  n: number;
  do: "black" | "next" | "pointer-off" | "previous";
}
/**
 * Assign rows to a parent or a hub, by its id; "" for none.
 */
export interface Assign {
  kind: "assign";
  n: number;
  table: string;
  /**
   * @maxItems 200000
   */
  rows: string[];
  tie: "hub" | "parent";
  to: string;
  /**
   * The instant from which it is so; absent for their whole periods.
   */
  at?: string;
}
/**
 * The badge of a basis: what it means, its picture and its place.
 */
export interface BadgePart {
  text: string;
  svg: string;
  left: number;
  top: number;
  width: number;
  height: number;
}
/**
 * A scale bar: its length in km and in pixels.
 */
export interface Bar {
  km: number;
  px: number;
}
/**
 * A frame that holds the symbols of one place.
 */
export interface BlockPart {
  /**
   * Name of the place; "" for none.
   */
  place: string;
  /**
   * The frame.
   */
  left: number;
  /**
   * The frame.
   */
  top: number;
  /**
   * The frame.
   */
  width: number;
  /**
   * The frame.
   */
  height: number;
  dot: Point;
  foot: Point;
  /**
   * The places of members that stand near it.
   */
  dots: Point[];
  /**
   * The name of the place, and the names of the members that are not drawn.
   */
  texts: TextPart[];
  /**
   * Ids of the members that are not drawn.
   */
  hidden: string[];
}
/**
 * A place on the picture, in pixels from its top left.
 */
export interface Point {
  x: number;
  y: number;
}
/**
 * A text on the picture.
 */
export interface TextPart {
  /**
   * What it says.
   */
  text: string;
  /**
   * What it is: the name of a symbol, its nation, or a line in a block.
   */
  lettering: "line" | "name" | "nation";
  /**
   * Size of its font in pixels.
   */
  size: number;
  /**
   * Where it begins, ends or has its middle, by ``align``; ``y`` is its middle line.
   */
  x: number;
  /**
   * Where it begins, ends or has its middle, by ``align``; ``y`` is its middle line.
   */
  y: number;
  /**
   * Whether ``x`` is its left end, its middle or its right end.
   */
  align: "center" | "left" | "right";
}
/**
 * The messages of one open page that the server has not confirmed.
 */
export interface Box {
  /**
   * Id of the plan that they are about, whatever its name.
   */
  plan: string;
  /**
   * Random name of the page.
   */
  sender: string;
  /**
   * In the order of their numbers.
   */
  messages: (
    | Edit
    | Add
    | Copy
    | Delete
    | Reorder
    | Move
    | Put
    | Withdraw
    | Relieve
    | Assign
    | Split
    | Join
    | Shift
    | CopyTo
    | PlaceTemplate
    | Undo
    | Redo
  )[];
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
   * The cells of rows to add after the last row, in the same step.
   *
   * @maxItems 200000
   */
  added?: {
    [k: string]: string;
  }[];
  /**
   * How the planner wrote them, where not cell by cell; it names the step.
   */
  way?: "chapter" | "chapter-view" | "clear" | "fill" | "fill-down" | "paste" | "replace";
  /**
   * The chapter that a step about one names, by its id.
   */
  chapter?: string;
}
/**
 * The new text of a cell; ``row`` is the handle of its row, ``column`` the name of its column.
 */
export interface CellText {
  row: string;
  column: string;
  text: string;
}
/**
 * Add copies of these rows, named by handle, after the last of them.
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
 * Delete rows, named by handle.
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
 * Put a row after another; both are named by handle.
 */
export interface Reorder {
  kind: "reorder";
  n: number;
  table: string;
  row: string;
  after: string;
}
/**
 * Change the position of a row, named by handle, in degrees.
 */
export interface Move {
  kind: "move";
  n: number;
  table: string;
  row: string;
  lat: number;
  lon: number;
  /**
   * The instant from which it stands there; absent for its whole period.
   */
  at?: string;
  /**
   * Handles of other rows that go to the same position.
   *
   * @maxItems 200000
   */
  more?: string[];
}
/**
 * Add a unit at a position in degrees, from an instant (hours since H+0) on.
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
 * Let rows end at an instant.
 */
export interface Withdraw {
  kind: "withdraw";
  n: number;
  table: string;
  /**
   * @maxItems 200000
   */
  rows: string[];
  at: string;
  /**
   * Whether rows of their ids that only begin later are deleted.
   */
  for_good?: boolean;
}
/**
 * Let others take the places of rows at an instant.
 */
export interface Relieve {
  kind: "relieve";
  n: number;
  table: string;
  /**
   * @maxItems 200000
   */
  rows: string[];
  /**
   * For each row in turn, the id that relieves it.
   *
   * @maxItems 200000
   */
  by: string[];
  at: string;
}
/**
 * Split units into parts.
 */
export interface Split {
  kind: "split";
  n: number;
  table: string;
  /**
   * @maxItems 200000
   */
  rows: string[];
  parts: number;
  /**
   * Persons of each part; absent for parts of one strength.
   *
   * @maxItems 100
   */
  strengths?: number[];
  /**
   * The instant from which the parts stand; absent for the whole periods.
   */
  at?: string;
}
/**
 * Join units into the first of them at an instant.
 */
export interface Join {
  kind: "join";
  n: number;
  table: string;
  /**
   * @maxItems 200000
   */
  rows: string[];
  at: string;
}
/**
 * Shift the periods of rows by hours; before if negative.
 */
export interface Shift {
  kind: "shift";
  n: number;
  table: string;
  /**
   * @maxItems 200000
   */
  rows: string[];
  hours: number;
}
/**
 * Copy rows to another period; an instant "" leaves its beginning or end open.
 */
export interface CopyTo {
  kind: "copy-to";
  n: number;
  table: string;
  /**
   * @maxItems 200000
   */
  rows: string[];
  begin: string;
  until: string;
}
/**
 * Place a template, by its name, at a position in degrees and an instant.
 */
export interface PlaceTemplate {
  kind: "template";
  n: number;
  name: string;
  lat: number;
  lon: number;
  at: string;
  /**
   * Code of the nation of what has none in the template.
   */
  nation?: string;
}
/**
 * Undo the last step.
 */
export interface Undo {
  kind: "undo";
  n: number;
}
/**
 * Redo the step that was undone last.
 */
export interface Redo {
  kind: "redo";
  n: number;
}
/**
 * The sentences about notional rows, classified material, and Kosovo.
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
   * As in the row; the message is what the chapter says, "" for none.
   */
  id: string;
  /**
   * As in the row; the message is what the chapter says, "" for none.
   */
  title: string;
  /**
   * ``ukraine`` or ``europe``.
   */
  view: string;
  /**
   * The part of the map: west, south, east, north in degrees; None for the whole view.
   */
  bounds: [number, number, number, number] | null;
  /**
   * Hours since H+0.
   */
  time: number;
  /**
   * All instants that it shows, in hours since H+0; the first is its time.
   */
  times: number[];
  /**
   * Codes of :data:`geo.layers.LAYER`.
   */
  layers: string[];
  /**
   * Ids to point at: units, hubs, nodes, events, sources, nations.
   */
  focus: string[];
  /**
   * As in the row; the message is what the chapter says, "" for none.
   */
  notes: string;
  /**
   * As in the row; the message is what the chapter says, "" for none.
   */
  message: string;
  /**
   * At most three, computed for its time.
   */
  figures: Figure[];
  /**
   * How long the briefer means to talk about it; None if the plan does not say.
   */
  minutes: number | null;
  /**
   * Whether the briefing passes it over; the briefer calls it by its number.
   */
  hidden: boolean;
  /**
   * The time of the chapter before, in hours since H+0, and what has changed on each layer that is shown; None and none for the first chapter, and for one that goes back in time.
   */
  since: number | null;
  /**
   * The time of the chapter before, in hours since H+0, and what has changed on each layer that is shown; None and none for the first chapter, and for one that goes back in time.
   */
  changes: LayerChanges[];
  /**
   * Its row number in a spreadsheet; None for the chapter that a plan without a briefing gets.
   */
  row: number | null;
  /**
   * Problems of the row, as sentences.
   */
  told: string[];
  /**
   * Names the row in an edit; absent if nobody may edit it.
   */
  handle?: string;
  /**
   * What its form shows, by column: the texts of the row, and the codes of terms. Absent where the handle is.
   */
  cells?: {
    [k: string]: string;
  };
}
/**
 * A computed figure.
 */
export interface Figure {
  /**
   * Code of :data:`geo.terms.FIGURE`.
   */
  code: string;
  /**
   * What it counts.
   */
  label: string;
  /**
   * Its value in words: a number, or that nobody knows it.
   */
  value: string;
  /**
   * What is not in it, short and in brackets; "" for nothing.
   */
  without: string;
  /**
   * A sentence that says what is not in it; "" for nothing.
   */
  note: string;
}
/**
 * What has changed on a layer of symbols since the chapter before.
 */
export interface LayerChanges {
  /**
   * Code of :data:`geo.layers.LAYER`.
   */
  layer: string;
  /**
   * Ids of what came into force, stands elsewhere, and is no longer in force; all are empty where there are too many.
   */
  arrived: string[];
  /**
   * Ids of what came into force, stands elsewhere, and is no longer in force; all are empty where there are too many.
   */
  moved: string[];
  /**
   * Ids of what came into force, stands elsewhere, and is no longer in force; all are empty where there are too many.
   */
  left: string[];
  /**
   * How many arrived, moved and left.
   *
   * @minItems 3
   * @maxItems 3
   */
  counts: [number, number, number];
}
/**
 * A value that a cell may have: its code, and its label.
 */
export interface Choice {
  code: string;
  label: string;
}
/**
 * A reach: a radius in km around a position in degrees.
 */
export interface Circle {
  lat: number;
  lon: number;
  km: number;
}
/**
 * How plan b, which is on the map, differs from plan a. Rows that are set aside are counted and not compared.
 */
export interface Comparison {
  a: string;
  b: string;
  personnel: PersonnelDifference[];
  not_compared: number;
  items: Difference[];
}
/**
 * The highest number of persons of a nation in force at one time of a phase, in a and in b.
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
   * What became of the row.
   */
  kind: "added" | "changed" | "moved" | "removed";
  /**
   * Name of its table, and what people call the table.
   */
  table: string;
  /**
   * Name of its table, and what people call the table.
   */
  title: string;
  /**
   * Its id, and when its period begins, as D+n or H+n; "" for an open start.
   */
  id: string;
  /**
   * Its id, and when its period begins, as D+n or H+n; "" for an open start.
   */
  from: string;
  /**
   * Its row in the file of plan b, and what selects it there; None if it is removed.
   */
  row: number | null;
  /**
   * Its row in the file of plan b, and what selects it there; None if it is removed.
   */
  handle: string | null;
  /**
   * Fields that differ.
   */
  fields: FieldDifference[];
  /**
   * How many km it moved, and from where; absent if it did not move, or its earlier position is unknown.
   */
  km?: number;
  was?: Spot;
  ghost?: Ghost;
}
/**
 * A field that differs: its column, and its text in a and in b.
 */
export interface FieldDifference {
  column: string;
  a: string;
  b: string;
}
/**
 * A position in degrees (EPSG:4326).
 */
export interface Spot {
  lat: number;
  lon: number;
}
/**
 * A symbol that only the other plan has, with its period in hours since H+0; see :class:`SymbolItem`.
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
 * The top left of a picture as SVG text, with its width and height.
 */
export interface Corner {
  svg: string;
  width: number;
  height: number;
}
/**
 * A closed crossing or stretch: its id, and a position in degrees.
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
   * Names the plan for edits under way, whatever its name; "" until the browser has sent a planner.
   */
  plan_id: string;
  /**
   * Name as typed; None until the browser has sent one.
   */
  planner: string | null;
  /**
   * Number of rows with unsaved changes, and of clashes.
   */
  unsaved: number;
  /**
   * Number of rows with unsaved changes, and of clashes.
   */
  clashes: number;
  /**
   * Label of the step that undo or redo would take; "" for none.
   */
  undo: string;
  /**
   * Label of the step that undo or redo would take; "" for none.
   */
  redo: string;
  /**
   * Number of the last message that the server acted upon, by sender.
   */
  received: {
    [k: string]: number;
  };
  /**
   * Why the last message was refused; None if it was not.
   */
  refusal: string | null;
  /**
   * On the map, the number of drafts without their browser that the planner may take up; else absent.
   */
  offered?: number;
  /**
   * On the map, what the form of a chapter asks for, in its order; absent elsewhere, and until there is a planner.
   */
  form?: GridColumn[];
  /**
   * What the planner should know of the last verb that was done.
   */
  notes?: string[];
  /**
   * On the map, what people call the templates that may be placed, by name; else absent.
   */
  templates?: Choice[];
}
/**
 * One column of the grid, or of a form.
 */
export interface GridColumn {
  /**
   * Its place among the cells of a row, from 0.
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
   * Values that its cells may have; empty for any text.
   */
  choices: Choice[];
  /**
   * Whether a cell must be one of the choices.
   */
  strict: boolean;
  /**
   * For a list of instants or terms, how many of them count; 0 for any number.
   */
  most: number;
}
/**
 * An event, with the date as written; its position in degrees is None if it has none.
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
 * Head of a column of cells: its name in the file, and its label.
 */
export interface Head {
  name: string;
  label: string;
}
/**
 * A filter of symbols: the name of a vocabulary, or ``nation``; and its heading.
 */
export interface Filter {
  field: string;
  label: string;
}
/**
 * What the plan says about a source or nation that a chapter points at.
 */
export interface FocusNote {
  title: string;
  lines: string[];
}
/**
 * What the part of a page that listens needs.
 */
export interface Following {
  /**
   * Names the stream.
   */
  feed: string;
  /**
   * What the page shows now.
   */
  generation: number;
}
/**
 * A whole picture with its heading.
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
  today: string | null;
  title: string;
  chapter: string;
  detail: number;
}
/**
 * One table for the grid.
 */
export interface GridData {
  /**
   * Name of the plan and of the table, and what people call the table.
   */
  plan: string;
  /**
   * Name of the plan and of the table, and what people call the table.
   */
  table: string;
  /**
   * Name of the plan and of the table, and what people call the table.
   */
  title: string;
  /**
   * Columns in the order of the file, and the rows that the grid shows.
   */
  columns: GridColumn[];
  /**
   * Columns in the order of the file, and the rows that the grid shows.
   */
  rows: GridRow[];
  /**
   * Number of rows of the table, and of those that pass the filter.
   */
  total: number;
  /**
   * Number of rows of the table, and of those that pass the filter.
   */
  matching: number;
  /**
   * Clashes and problems, the worst first, and the last day before ``until`` as a date, by the handle of the row.
   */
  problems: {
    [k: string]: GridProblem[];
  };
  /**
   * Clashes and problems, the worst first, and the last day before ``until`` as a date, by the handle of the row.
   */
  notes: {
    [k: string]: string;
  };
  /**
   * H+0 as a UTC date-time, by which a form takes dates; None if the plan gives none.
   */
  ceasefire: string | null;
  /**
   * Hours since H+0 of each instant in the rows, by its text; texts that are no instant are left out.
   */
  hours: {
    [k: string]: number;
  };
  /**
   * Indices of the columns of the key.
   */
  key: number[];
  /**
   * Handle of the row to show first, and name of the column to point at; None for none.
   */
  focus: string | null;
  /**
   * Handle of the row to show first, and name of the column to point at; None for none.
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
   * Who edits; None if nobody can edit.
   */
  editing: Editing | null;
  words?: Words;
}
/**
 * One row of the grid.
 */
export interface GridRow {
  /**
   * Names the row in a message.
   */
  handle: string;
  /**
   * Row number in a spreadsheet; 0 for a row that is not in the file.
   */
  number: number;
  /**
   * Texts in the order of the columns; for a raw row, its whole text alone.
   */
  cells: string[];
  /**
   * Whether the text of the row cannot be split into cells.
   */
  raw: boolean;
  /**
   * Indices of the columns with unsaved edits.
   */
  edited: number[];
  /**
   * Whether the file does not contain the row yet.
   */
  new: boolean;
}
/**
 * A problem or a clash of a row, at the index of a column; -1 for one of the whole row.
 */
export interface GridProblem {
  column: number;
  severity: "clash" | "error" | "notice" | "warning";
  message: string;
  fix: string | null;
}
/**
 * A language by its code, and its messages by key: a text, or plural forms by category (``one``, ``other``).
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
 * Who edits in a browser: a random id that the browser keeps, and a name as typed.
 */
export interface Introduction {
  id: string;
  name: string;
}
/**
 * What a kind of mark means; for a flag, ``sign`` is its word.
 */
export interface KeyEntry {
  kind:
    | "access"
    | "arrival"
    | "before"
    | "circle"
    | "cross"
    | "departure"
    | "flag"
    | "move"
    | "route"
    | "supply"
    | "trunk"
    | "turned";
  text: string;
  sign?: string;
}
/**
 * One line of a legend: the picture of its mark, what it means, and a note.
 */
export interface LegendEntryPart {
  svg: string;
  text: string;
  note: string;
}
/**
 * Lines of a legend under a heading; the code of what they explain names it.
 */
export interface LegendGroupPart {
  name: string;
  title: string;
  entries: LegendEntryPart[];
}
/**
 * A command line or supply link, cut to the picture, with the ids of its ends.
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
   * Value of the first column of the table's key.
   */
  id: string;
  /**
   * Row number of the file in a spreadsheet.
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
   * Selects this row; absent if the id does, which selects all periods of the id.
   */
  key?: string;
  /**
   * Names the row in an edit; absent if nobody may edit it.
   */
  handle?: string;
  /**
   * Whether the row is new or edited; absent if it is saved.
   */
  unsaved?: "edited" | "new";
}
/**
 * Colours for pages, as ``#rrggbb``; ``marking`` is for the text of the marking, ``series`` for charts.
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
 * A map alone.
 */
export interface MapPicture {
  /**
   * The map as SVG text; an empty ``<g id="above-ground"/>`` is where a grid belongs.
   */
  svg: string;
  /**
   * What it shows to its edges: west, south, east, north in degrees (EPSG:4326). It is in Web Mercator.
   *
   * @minItems 4
   * @maxItems 4
   */
  bounds: [number, number, number, number];
  /**
   * How many symbols are in force.
   */
  symbols: number;
  /**
   * How many of these are outside the map.
   */
  outside: number;
  /**
   * Where symbols, blocks and names are: left, top, right and bottom of boxes, from the top left.
   */
  taken: [number, number, number, number][];
  bar: Bar;
}
/**
 * Maps beside each other, with what belongs beside all of them.
 */
export interface Maps {
  /**
   * The maps, in the order in which they were asked for.
   */
  maps: MapPicture[];
  /**
   * What explains all of them; it counts each unit once.
   */
  legend: LegendGroupPart[];
  /**
   * Sentence about the sources; it counts each row once.
   */
  provenance: string;
}
/**
 * Maps without heading, legend, marking and sources, which lie beside each other.
 */
export interface MapsRequest {
  maps: PartsRequest[];
}
/**
 * A picture in parts.
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
  today: string | null;
  title: string;
  chapter: string;
  detail: number;
}
/**
 * The banner of a plan, and its colour as ``#rrggbb``.
 */
export interface Marking {
  text: string;
  colour: string;
}
/**
 * Input of the component that shows the marking above a page of tables, in the plan's own colour.
 */
export interface MarkingBand {
  marking: Marking;
  handling: string;
}
/**
 * What a nation contributes: a code of :data:`geo.terms.CONTRIBUTION`, and a code for how firm it is.
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
 * A line of the stream of a plan: it says that there is something newer, and nothing of what.
 */
export interface News {
  /**
   * That of the scene.
   */
  revision: string;
  /**
   * Another one with every change of what pages show, also where the revision stays: a file that cannot be read, say. For the whole plan it goes up by one.
   */
  generation: number;
}
/**
 * The view and the time (hours since H+0) that the map shows first.
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
   * What the answer is about.
   */
  title: string;
  /**
   * Time of the answer in hours since H+0; None if it does not depend on a time.
   */
  at: number | null;
  /**
   * What is drawn.
   */
  ways: Way[];
  /**
   * Code of a flag by the id of the symbol beside it, and the word of each flag by its code.
   */
  flags: {
    [k: string]: string;
  };
  /**
   * Code of a flag by the id of the symbol beside it, and the word of each flag by its code.
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
   * What the map moves to show; None if it does not move.
   */
  bounds: [number, number, number, number] | null;
}
/**
 * A way along roads or railways.
 */
export interface Way {
  /**
   * What it means.
   */
  kind: "access" | "arrival" | "before" | "departure" | "move" | "route" | "supply" | "trunk" | "turned";
  /**
   * Latitude and longitude in degrees (EPSG:4326).
   */
  points: [number, number][];
  /**
   * How thick it is, from 0 to 1.
   */
  weight: number;
  /**
   * Symbols at its ends: the map draws it strongly when one of them is selected.
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
   * What is drawn on the ground and beside it.
   */
  symbols: SymbolPart[];
  /**
   * What is drawn on the ground and beside it.
   */
  blocks: BlockPart[];
  /**
   * What is drawn on the ground and beside it.
   */
  lines: LinePart[];
  /**
   * What is drawn on the ground and beside it.
   */
  legend: LegendGroupPart[];
  /**
   * What is drawn on the ground and beside it.
   */
  notes: FocusNote[];
  /**
   * The time as D+n or H+n, the phase unless the title says it, and the UTC time if H+0 is given; "" for none.
   */
  time: string;
  /**
   * The time as D+n or H+n, the phase unless the title says it, and the UTC time if H+0 is given; "" for none.
   */
  phase: string;
  /**
   * The time as D+n or H+n, the phase unless the title says it, and the UTC time if H+0 is given; "" for none.
   */
  clock: string;
  /**
   * What has changed since the chapter before, in a line; "" for nothing.
   */
  changes: string;
  /**
   * Ids of the symbols in force that are outside the picture.
   */
  outside: string[];
  /**
   * Sentence about the sources.
   */
  provenance: string;
  bar: Bar;
}
/**
 * One symbol row or event.
 */
export interface SymbolPart {
  /**
   * Its id.
   */
  id: string;
  /**
   * What a screen reader says instead of it.
   */
  alt: string;
  /**
   * The picture of the symbol alone, and its place.
   */
  svg: string;
  /**
   * The picture of the symbol alone, and its place.
   */
  left: number;
  /**
   * The picture of the symbol alone, and its place.
   */
  top: number;
  /**
   * The picture of the symbol alone, and its place.
   */
  width: number;
  /**
   * The picture of the symbol alone, and its place.
   */
  height: number;
  /**
   * Its name and its nation.
   */
  texts: TextPart[];
  /**
   * The badge of its basis, at its corner.
   */
  badge: BadgePart | null;
  /**
   * How many units it counts, like ``+8``, with the middle of the text; None for none.
   */
  count: TextPart | null;
  /**
   * Ids of the symbols that it counts, or that its block names for lack of room.
   */
  under: string[];
}
/**
 * The force over time, as steps.
 */
export interface Personnel {
  /**
   * Hours since H+0 at which something changes, ascending; the first means "always".
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
   * What is counted; absent for persons.
   */
  counted?: "persons" | "units";
}
/**
 * The count of a nation or group from each instant on.
 */
export interface Strength {
  nation: string;
  name: string;
  persons: number[];
}
/**
 * A named period of the plan in hours since H+0; open ends are cut to the time line.
 */
export interface Phase {
  id: string;
  name: string;
  detail: string;
  from: number;
  until: number;
}
/**
 * Input of the component that asks for a name: the known name (or null), whether to ask, and the client's texts.
 */
export interface PlannerQuestion {
  known: string | null;
  ask: boolean;
  words?: Words;
}
/**
 * How exact a position is: a radius in km, or the code of an oblast or country whose outline is drawn; empty if unknown.
 */
export interface Precision {
  km?: number;
  admin1?: string;
  country?: string;
}
/**
 * A problem as a page lists it: where it is, what is wrong or was assumed, and the value to write (or null).
 */
export interface ProblemEntry {
  where: string;
  file: string;
  row: number | null;
  line: number | null;
  column: string | null;
  value: string | null;
  code: string;
  severity: "clash" | "error" | "notice" | "warning";
  message: string;
  fix: string | null;
}
/**
 * The number of rows set aside, and every problem.
 */
export interface Problems {
  set_aside: number;
  items: ProblemEntry[];
}
/**
 * A QR code: the modules on a side, without a border, and the dark ones as the path of an SVG.
 */
export interface QrCode {
  size: number;
  path: string;
}
/**
 * The instant of each picture of a film, in hours since H+0; none if the film does not begin before its end.
 */
export interface Reel {
  times: number[];
}
/**
 * The instants of a film.
 */
export interface ReelRequest {
  /**
   * Hours since H+0; None for the ends of the time line, to which they are cut.
   */
  from: number | null;
  /**
   * Hours since H+0; None for the ends of the time line, to which they are cut.
   */
  until: number | null;
  /**
   * Length of the film; None for as long as the app plays it.
   */
  seconds: number | null;
  /**
   * Pictures a second.
   */
  fps: number;
}
/**
 * A phone asks to be the remote.
 */
export interface RemoteAsk {
  /**
   * From the address of the remote, which followers do not have.
   */
  ticket: string;
  /**
   * Of a remote that was allowed and has lost its connection; "" at first.
   */
  key: string;
}
/**
 * A line that a remote hears.
 */
export interface RemoteHeard {
  /**
   * Whether the stage has yet to answer, has allowed or refused, or has another remote; or that the talk has ended.
   */
  state: "asks" | "ended" | "on" | "refused" | "taken";
  /**
   * Four digits that the stage shows too.
   */
  code: string;
  /**
   * For the turns that the remote asks for.
   */
  key: string;
  /**
   * How many follow.
   */
  followers: number;
  /**
   * What the stage shows, once the remote is allowed.
   */
  shown: StageShows | null;
}
/**
 * What the stage shows.
 */
export interface StageShows {
  /**
   * Its id; "" for none.
   */
  chapter: string;
  /**
   * Code of the view.
   */
  view: string;
  /**
   * The instant, at the end of a flight.
   */
  t: number;
  /**
   * What the map shows, as far as the stage has chosen it.
   *
   * @maxItems 100
   */
  layers: string[];
  /**
   * What the map shows, as far as the stage has chosen it.
   */
  filters: {
    /**
     * @maxItems 100
     */
    [k: string]: string[];
  };
  /**
   * West, south, east, north of the map where the stage moved it by hand; None while it shows the chapter or the view.
   */
  camera: [number, number, number, number] | null;
  /**
   * Whether the screen is black.
   */
  black: boolean;
  /**
   * Where the stage points, as latitude and longitude; None for nowhere.
   */
  pointer: [number, number] | null;
  /**
   * Lines that a pen draws on the map, each of places. Together they are so short that a step stays below its bytes.
   *
   * @maxItems 24
   */
  strokes?: [number, number][][];
}
/**
 * A remote asks the stage to do something.
 */
export interface RemoteTurn {
  key: string;
  do: "black" | "next" | "pointer-off" | "previous";
}
/**
 * Echelons that are drawn as a count on their parent unit below a zoom level of the web map.
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
   * Sentences that every map and file shows.
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
   * Every layer, and the codes of those that are on at first.
   */
  layers: (SymbolLayer | EventLayer | NationLayer | ListLayer)[];
  /**
   * Every layer, and the codes of those that are on at first.
   */
  layers_on: string[];
  /**
   * Of the plan; sources by id.
   */
  chapters: Chapter[];
  /**
   * Of the plan; sources by id.
   */
  annotations: Annotation[];
  /**
   * Ways of symbols from one place to the next, in the order of time.
   */
  trails: Trail[];
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
   * Filters of symbols, and how small scales draw units as a count.
   */
  filters: Filter[];
  /**
   * Filters of symbols, and how small scales draw units as a count.
   */
  rollups: RollUp[];
  /**
   * Sentence above the map; None or absent for none.
   */
  banner?: string | null;
  editing?: Editing;
  compare?: Comparison;
  analysis?: Overlay;
  /**
   * The panel that is open at first; absent for the layers.
   */
  panel?: "briefing";
  /**
   * Which part of the plan it is, as a sentence; absent if it is all of it.
   */
  scope?: string;
  words?: Words;
}
/**
 * A view of the map: its bounds are west, south, east, north in degrees.
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
 * The time line: its ends and stops in hours since H+0, and the ceasefire as a UTC date-time if the plan gives it.
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
 * What all symbols of a layer have in common; see :class:`geo.layers.SymbolLayer`.
 */
export interface Symbols {
  /**
   * Name of the vocabulary that gives the groups of the legend.
   */
  kind: string;
  /**
   * Heading in the legend, and its place there. Of symbols at one place, the one with the lowest rank is on top.
   */
  legend: string;
  /**
   * Heading in the legend, and its place there. Of symbols at one place, the one with the lowest rank is on top.
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
   * Whether small scales draw them as a count on their parent, and their strength is counted.
   */
  rolls_up: boolean;
  /**
   * Whether they are headquarters, which the inset of Europe shows.
   */
  fixed: boolean;
  /**
   * Whether a viewer may ask what happens if one of them is lost.
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
   * Alpha-3 code of the nation, and name of the place, as in the row.
   */
  nation: string;
  /**
   * Alpha-3 code of the nation, and name of the place, as in the row.
   */
  place: string;
  /**
   * Symbol code of 20 or 30 digits.
   */
  sidc: string;
  /**
   * Position in degrees (EPSG:4326).
   */
  lat: number;
  /**
   * Position in degrees (EPSG:4326).
   */
  lon: number;
  /**
   * Alpha-3 code of the country in which the position lies; "" at sea.
   */
  country: string;
  precision: Precision;
  /**
   * Date of what the row says, as YYYY-MM-DD.
   */
  as_of: string;
  /**
   * Codes for filters and for groups of the legend, by the name of their vocabulary.
   */
  codes: {
    [k: string]: string;
  };
  /**
   * Id of the unit or node that commands it, and of the hub that supplies it; "" for none.
   */
  parent: string;
  /**
   * Id of the unit or node that commands it, and of the hub that supplies it; "" for none.
   */
  hub: string;
  /**
   * Short form of its name; "" for none, absent if symbols of the layer have no short names.
   */
  short?: string;
  /**
   * Its own strength in persons; None if unknown, absent if symbols of the layer have no strength.
   */
  persons?: number | null;
  /**
   * The parts of its period in which the row counts, if an earlier row of the id counts in the rest; absent if it counts in all of it. See :func:`geo.periods.counted`.
   */
  counts?: [number | null, number | null][];
}
/**
 * The way of one thing from a place to the next.
 */
export interface Trail {
  /**
   * What moves: the code of its layer, and its id.
   */
  layer: string;
  /**
   * What moves: the code of its layer, and its id.
   */
  id: string;
  /**
   * When it is at the new place, in hours since H+0.
   */
  at: number;
  /**
   * Latitude and longitude in degrees (EPSG:4326), from the old place to the new one.
   */
  points: [number, number][];
  /**
   * Whether the points follow roads; else they are the two places alone.
   */
  by_road: boolean;
}
/**
 * A publication, as in ``sources.csv``.
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
 * A term of a vocabulary: its code and its label.
 */
export interface Term {
  code: string;
  label: string;
}
/**
 * All that a component sends: who edits, the edits that the server has not confirmed, and a question.
 */
export interface Sent {
  planner?: Introduction | null;
  boxes?: Box[];
  ask?: Ask;
}
/**
 * A whole picture as sheets that lie on each other in this order.
 */
export interface Sheets {
  /**
   * Differs for grounds that differ.
   */
  key: string;
  /**
   * Base map and nations, as SVG text of the whole picture; "" if the server has it.
   */
  ground: string;
  /**
   * All else but the heading, as SVG text of the whole picture.
   */
  over: string;
  heading: Corner;
}
/**
 * A whole picture with its heading, as sheets.
 */
export interface SheetsRequest {
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
  today: string | null;
  title: string;
  chapter: string;
  detail: number;
  /**
   * The key of the ground that the server has; "" for none.
   */
  ground: string;
}
/**
 * A line that the stage hears.
 */
export interface StageHeard {
  /**
   * How many follow.
   */
  followers: number;
  /**
   * The number of the last step that the server has; -1 for none, after a restart.
   */
  n: number;
  /**
   * Whether nobody is the remote, somebody asks to be, or is.
   */
  remote: "asks" | "none" | "on";
  /**
   * Four digits that the phone that asks shows too; "" when nobody asks.
   */
  code: string;
  /**
   * What the remote asked last; None for nothing.
   */
  asked: Asked | null;
  /**
   * Whether the talk has ended.
   */
  ended: boolean;
}
/**
 * A symbol as the map draws it.
 */
export interface SymbolPicture {
  /**
   * The picture as SVG text, with a light outline.
   */
  svg: string;
  /**
   * Pixels of the picture.
   */
  width: number;
  /**
   * Pixels of the picture.
   */
  height: number;
  /**
   * The point of the picture that marks the place of the symbol, in pixels from its top left.
   */
  x: number;
  /**
   * The point of the picture that marks the place of the symbol, in pixels from its top left.
   */
  y: number;
}
/**
 * What the presenter says to the remote of a code.
 */
export interface TalkAnswer {
  talk: string;
  key: string;
  answer: "allow" | "end" | "refuse";
  code: string;
}
/**
 * A line that a follower hears.
 */
export interface TalkHeard {
  /**
   * Whether the stage leads, is away for now, or has ended the talk.
   */
  talk: "away" | "ended" | "led";
  /**
   * What the stage shows; None until it has said so.
   */
  shown: StageShows | null;
}
/**
 * What a stage is told of its talk.
 */
export interface TalkOpened {
  talk: string;
  key: string;
  /**
   * Where the audience goes.
   */
  address: string;
  code: QrCode;
  remote: QrCode;
  /**
   * Whether only this machine reaches these addresses.
   */
  near: boolean;
}
/**
 * A stage says which talk is its own.
 */
export interface TalkStage {
  /**
   * The id of its link.
   */
  talk: string;
  /**
   * Shows that the talk is its own; the server gave it at the start.
   */
  key: string;
}
/**
 * A stage begins a talk about a plan: its name among those of the server, or None for the usual one.
 */
export interface TalkStart {
  plan: string | null;
}
/**
 * Where the stage is now. A step that is not after the last one by its number is dropped.
 */
export interface TalkStep {
  talk: string;
  key: string;
  n: number;
  shown: StageShows;
}
