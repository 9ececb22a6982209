// An editor as the page knows it, and what the page gives it.

import type { ComponentChildren } from "preact";
import type { PostureMap } from "../map/map.ts";
import type { Bounds, Scene } from "../scene/scene.ts";
import type { BriefingEdits } from "./briefing-edits.ts";

/** What the page gives its editor. */
export interface EditorContext {
  map: PostureMap;
  scene(): Scene;
  time(): number;
  /** The part of the map on the screen, if it was moved by hand. */
  bounds(): Bounds | null;
  select(id: string): void;
  repaint(): void;
  hideTip(): void;
}

/** What a page asks of its editor. */
export interface Editor {
  readonly active: boolean;
  /** Edits of chapters; null where nothing can be edited. */
  readonly briefing: BriefingEdits | null;
  /** Puts everything that edits away, as for a presentation. */
  rest(): void;
  /** What floats over the map. */
  bar(): ComponentChildren;
  update(scene: Scene): void;
  /** Tells whether a key was meant for editing, and is used up. */
  onKey(event: KeyboardEvent): boolean;
  destroy(): void;
}
