// A chapter in small, for the presenter's window. It uses the same map and painters as the stage.

import type { Basemap } from "../basemap/load.ts";
import { relevanceOf } from "../basemap/relevance.ts";
import { PostureMap } from "../map/map.ts";
import { PALETTES, type Theme } from "../paint/palette.ts";
import { onto, referenceStage } from "../plan/reference.ts";
import { focusNotes } from "../scene/focus-notes.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import { marksOf, select } from "../scene/selection.ts";
import { eventsAt, fillsAt, ranksOf, rollingAt } from "../scene/shown.ts";
import { NO_FILTERS } from "../scene/state.ts";
import { boundsOf } from "./deck.ts";

const IGNORE = { hover: () => undefined, click: () => undefined, moved: () => undefined };

/** A small map that shows one chapter. */
export class Preview {
  readonly element = document.createElement("div");
  readonly #basemap: Basemap;
  #map: PostureMap | null = null;
  #shown = "";

  constructor(basemap: Basemap) {
    this.#basemap = basemap;
    this.element.className = "posture-preview-map";
  }

  show(scene: Scene, chapter: Chapter | undefined, t: number, theme: Theme): void {
    const key = `${scene.revision}/${chapter?.id}/${t}/${theme}`;
    if (!chapter || key === this.#shown || !this.element.isConnected) return;
    this.#shown = key;
    const bounds = boundsOf(scene, { view: chapter.view, chapter: chapter.id });
    if (!bounds) return;
    this.#map ??= new PostureMap(this.element, this.#basemap, theme, ranksOf(scene), IGNORE);
    this.#map.recolour(theme);
    const { clientWidth, clientHeight } = this.element;
    const stage = referenceStage(bounds, chapter.title || scene.title, focusNotes(scene, chapter, t).length > 0);
    this.#map.magnify(onto(stage, { width: clientWidth, height: clientHeight }).factor);
    this.#map.toStage(stage, false);
    this.#map.start();
    this.#map.concern(relevanceOf(scene, this.#basemap.areas));
    this.#map.show(
      {
        selection: select(marksOf(scene), { t, layers: chapter.layers, filters: NO_FILTERS }),
        events: eventsAt(scene, chapter.layers, t),
        layers: new Set<string>(chapter.layers),
        selected: "",
        focus: new Set(chapter.focus),
        palette: PALETTES[theme],
        t,
        labelOf: ({ id }) => id,
        rolling: (zoom) => rollingAt(scene, zoom),
        compared: null,
      },
      { stage, presenting: true, covered: [] },
      theme,
      fillsAt(scene, this.#basemap.areas, t),
    );
  }

  destroy(): void {
    this.#map?.destroy();
  }
}
