// Edits of chapters, as messages about rows of briefing.csv.

import type { EditMessage } from "../messages/outbox.ts";
import { formatInstant } from "../scene/instants.ts";
import type { Bounds, Chapter, Scene } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";

const TABLE = "briefing";

type Cells = Record<string, string>;

/** What a planner can do to the chapters of a briefing. */
export interface BriefingEdits {
  /** Whether the planner is editing; if not, `begin` starts editing, and asks for a name if it must. */
  readonly active: boolean;
  /** Whether the server has not noted an edit yet; a second edit could then name a row that the first one replaces. */
  readonly busy: boolean;
  begin(): void;
  /** Adds what is on the screen as a chapter, after the current one. */
  add(scene: Scene, state: State): void;
  write(chapter: Chapter, cells: Cells): void;
  /** Makes a chapter show what is on the screen now. */
  reshoot(state: State, chapter: Chapter): void;
  up(scene: Scene, place: number): void;
  down(scene: Scene, place: number): void;
  remove(chapter: Chapter): void;
}

interface Editing {
  active(): boolean;
  busy(): boolean;
  begin(): void;
  push(edit: EditMessage): void;
  /** Returns the part of the world on the screen; null unless the viewer moved the map by hand. */
  bounds(): Bounds | null;
}

/** Makes the edits of chapters; each one pushes a message to the server. */
export function briefingEdits(editing: Editing): BriefingEdits {
  const after = (chapter: Chapter | undefined, other: Chapter | undefined) => {
    if (chapter?.handle && other?.handle) {
      editing.push({ kind: "reorder", table: TABLE, row: chapter.handle, after: other.handle });
    }
  };
  const write = (chapter: Chapter, cells: Cells, way: "chapter" | "chapter-view") => {
    const { handle } = chapter;
    if (!handle) return;
    const told = Object.entries(cells).map(([column, text]) => ({ row: handle, column, text }));
    editing.push({ kind: "edit", table: TABLE, cells: told, way, chapter: chapter.id });
  };
  return {
    get active() {
      return editing.active();
    },
    get busy() {
      return editing.busy();
    },
    begin: () => editing.begin(),
    add(scene, state) {
      const id = freeId(scene);
      const current = scene.chapters.find((chapter) => chapter.id === state.chapter);
      const cells = {
        chapter: id,
        title: `New chapter at ${formatInstant(state.t)}`,
        focus: state.selected.includes("/") ? "" : state.selected,
        ...seen(state, editing.bounds()),
      };
      editing.push({ kind: "add", table: TABLE, cells, ...(current?.handle ? { after: current.handle } : {}) });
    },
    write: (chapter, cells) => write(chapter, cells, "chapter"),
    reshoot(state, chapter) {
      const own = state.view === chapter.view ? chapter.bounds : null;
      const later = chapter.times.slice(1).map(formatInstant);
      const shown = seen(state, state.camera ? editing.bounds() : own);
      const cells = { ...shown, time: [formatInstant(state.t), ...later].join(";") };
      write(chapter, cells, "chapter-view");
    },
    up: (scene, place) => after(scene.chapters[place - 1], scene.chapters[place]),
    down: (scene, place) => after(scene.chapters[place], scene.chapters[place + 1]),
    remove(chapter) {
      if (chapter.handle) editing.push({ kind: "delete", table: TABLE, rows: [chapter.handle] });
    },
  };
}

/** View, time, layers and part of the map, as cells of a chapter. */
function seen(state: State, bounds: Bounds | null): Cells {
  return {
    view: state.view,
    time: formatInstant(state.t),
    layers: state.layers.join(";"),
    bounds: bounds ? bounds.map((degrees) => degrees.toFixed(2)).join("; ") : "",
  };
}

function freeId(scene: Scene): string {
  const taken = new Set(scene.chapters.map((chapter) => chapter.id));
  let n = scene.chapters.length + 1;
  while (taken.has(`chapter-${n}`)) n += 1;
  return `chapter-${n}`;
}
