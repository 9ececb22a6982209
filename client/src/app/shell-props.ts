// What the page around the map shows, and what it calls.

import type { ComponentChildren } from "preact";
import type { Basemap } from "../basemap/load.ts";
import type { Asking } from "../messages/asks.ts";
import type { Form } from "../paint/form-marks.ts";
import type { Theme } from "../paint/palette.ts";
import type { Elsewhere } from "../panels/about.tsx";
import type { BriefingProps } from "../panels/briefing.tsx";
import type { CardProps } from "../panels/card.tsx";
import type { ControlProps } from "../present/control-props.ts";
import type { StageProps } from "../present/stage.tsx";
import type { StageTalkProps } from "../present/stage-talk-view.tsx";
import type { Town } from "../scene/find.ts";
import type { Chapter, Item, Scene } from "../scene/scene.ts";
import type { Mark, Selection } from "../scene/selection.ts";
import type { State } from "../scene/state.ts";

/** Elements that Preact leaves alone: Leaflet and the pointer draw into them. */
export interface Slots {
  map: HTMLElement;
  inset: HTMLElement;
  readout: HTMLElement;
  tip: HTMLElement;
}

/** What the shell shows, and what a viewer can do with it. */
export interface ShellProps {
  scene: Scene;
  state: State;
  theme: Theme;
  marks: readonly Mark[];
  selection: Selection;
  events: readonly Item[];
  fills: ReadonlyMap<string, string>;
  basemap: Basemap;
  /** Towns of the base map. */
  towns: readonly Town[];
  canTheme: boolean;
  editBar: ComponentChildren;
  /** Returns what changes a row in time. */
  verbs?: CardProps["verbs"];
  /** What a follower is told of the talk. */
  following: ComponentChildren;
  /** The talk of the stage. */
  talk?: StageTalkProps;
  canTalk: boolean;
  isFull: boolean | null;
  isInked: boolean;
  command: ControlProps["command"];
  briefing: BriefingProps["edits"];
  /** Keys of the symbols that the map draws; only while presenting. */
  drawn?: ReadonlySet<string>;
  /** In which forms the map draws symbols. */
  forms: ReadonlySet<Form>;
  /** What the map will show at the end of a flight. */
  target?: NonNullable<StageProps["target"]>;
  /** Digits of a chapter's number, typed so far. */
  digits: string;
  slots: Slots;
  update(patch: Partial<State>): void;
  onView(code: string): void;
  onSelect(id: string): void;
  onTown(town: Town): void;
  onPlace(lat: number, lon: number): void;
  onTheme(): void;
  onChapter(chapter: Chapter): void;
  onPresent(chapter: Chapter | undefined): void;
  onWindow(): void;
  elsewhere?: Elsewhere | undefined;
  /** Asks the server; absent where no server answers questions. */
  onAsk?: ((asking: Asking) => void) | undefined;
}
