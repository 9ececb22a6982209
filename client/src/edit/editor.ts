// What a page asks of its editor, and what it gives to the editor.

import type { ComponentChildren } from "preact";
import type { LatLon } from "../geometry/geodesy.ts";
import type { PostureMap } from "../map/map.ts";
import type { Bounds, Scene } from "../scene/scene.ts";
import type { VerbRow } from "../verbs/forms.ts";
import type { BriefingEdits } from "./briefing-edits.ts";

/** What the page gives its editor. */
export interface EditorContext {
  map: PostureMap;
  scene(): Scene;
  time(): number;
  /** Returns the part of the world on the screen; null unless the viewer moved the map by hand. */
  bounds(): Bounds | null;
  /** Returns what selects the row of the card; "" for none. */
  selected(): string;
  /** Returns the id of the chapter whose map is shown; "" for none. */
  chapter(): string;
  select(id: string): void;
  /** Selects something where it is; the map stays as it is. */
  openCard(id: string): void;
  /** Moves the map until nothing covers a position. */
  reveal(at: LatLon): void;
  /** Turns on the layer that shows the rows of a table, if it is off. */
  showTable(table: string): void;
  repaint(): void;
  hideTip(): void;
}

/** What a page asks of its editor. */
export interface Editor {
  readonly active: boolean;
  /** Edits of chapters; null where nothing can be edited. */
  readonly briefing: BriefingEdits | null;
  /** Stops editing, for example when a presentation starts. */
  rest(): void;
  /** Returns the bar over the map. */
  bar(): ComponentChildren;
  /** Returns what changes a row of a table in place and time; null unless the planner edits. */
  verbs(table: string, row: VerbRow): ComponentChildren;
  update(scene: Scene): void;
  /** Handles a key; returns whether the key is used up. */
  onKey(event: KeyboardEvent): boolean;
  destroy(): void;
}
