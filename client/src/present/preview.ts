// A chapter in small, for the presenter's window. It uses the same map and painters as the stage, and shows what the stage shows.

import type { Basemap } from "../basemap/load.ts";
import { relevanceOf } from "../basemap/relevance.ts";
import { PostureMap } from "../map/map.ts";
import { PointerDot } from "../map/pointer-dot.ts";
import type { Form } from "../paint/form-marks.ts";
import { PALETTES, type Theme } from "../paint/palette.ts";
import { FRAME, onto, referenceStage, type Stage, smallStage } from "../plan/reference.ts";
import { changesOf, seenChanges } from "../scene/changes.ts";
import { headlineOf } from "../scene/headline.ts";
import { labelOf } from "../scene/naming.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import { marksOf, type Selection, select } from "../scene/selection.ts";
import { eventsAt, fillsAt, ranksOf, rollingAt } from "../scene/shown.ts";
import { NO_FILTERS } from "../scene/state.ts";
import { boundsOf } from "./deck.ts";
import type { StagePicture } from "./notes.ts";

const IGNORE = { hover: () => undefined, click: () => undefined, moved: () => undefined };
const NO_INSETS = { left: 0, top: 0, right: 0, bottom: 0 };
/** The size of texts on a stage as large as the reference frame. */
const STAGE_FONT_PX = 13.5;

/** What a small map shows. */
export interface Shot {
  scene: Scene;
  chapter: Chapter | undefined;
  t: number;
  theme: Theme;
  /** What the briefer did to the chapter; null for the chapter as it is. */
  picture: StagePicture | null;
  /** Whether neither headline nor legend stand over the map. */
  alone?: boolean;
}

/** A small map that shows one chapter. */
export class Preview {
  readonly element = document.createElement("div");
  readonly #light = document.createElement("div");
  readonly #frame = document.createElement("div");
  readonly #basemap: Basemap;
  #map: PostureMap | null = null;
  #dot: PointerDot | null = null;
  #shown = "";

  constructor(basemap: Basemap) {
    this.#basemap = basemap;
    this.element.className = "posture-preview-map";
    this.#frame.className = "posture-preview-map";
    this.#light.className = "posture-spotlight";
    this.element.append(this.#frame, this.#light);
  }

  /** Shows a chapter; returns what the map draws of it, or null if there is nothing to show. */
  show(shot: Shot): { drawn: ReadonlySet<string>; forms: ReadonlySet<Form> } | null {
    if (!shot.chapter || !this.element.isConnected) return null;
    const { scene, theme, picture } = shot;
    this.#map ??= new PostureMap(this.#frame, this.#basemap, theme, ranksOf(scene), IGNORE);
    this.#dot ??= new PointerDot(this.#map.leaflet);
    const { view, layers, filters, selected, naming, part } = picture ?? {};
    const { clientWidth, clientHeight } = this.element;
    const size = `${clientWidth}x${clientHeight}`;
    const key = JSON.stringify([
      scene.revision,
      shot.chapter.id,
      shot.t,
      theme,
      size,
      view,
      layers,
      filters,
      selected,
      naming,
      part,
      picture?.changes,
    ]);
    if (key !== this.#shown) this.#draw(this.#map, shot, shot.chapter);
    this.#shown = key;
    this.#drawOver(this.#map, shot);
    const { drawn, forms } = this.#map.overlay;
    return { drawn, forms };
  }

  #draw(map: PostureMap, shot: Shot, chapter: Chapter): void {
    const { scene, t, theme, picture, alone } = shot;
    const stage = this.#aim(map, shot, chapter);
    const layers = picture?.layers ?? chapter.layers;
    const selection = selectionOf(scene, t, layers, picture);
    const marks = marksOf(scene);
    map.recolour(theme);
    map.start();
    map.concern(relevanceOf(scene, this.#basemap.areas));
    map.show(
      {
        selection,
        events: eventsAt(scene, layers, t),
        changed: !alone && (picture?.changes ?? true) ? seenChanges(scene, chapter, { t, layers, marks }) : null,
        changes: alone ? null : changesOf(scene, chapter, marks),
        notes: scene.annotations.filter((one) => one.chapter === chapter.id),
        layers: new Set<string>(layers),
        selected: picture?.selected ?? "",
        focus: new Set(chapter.focus),
        palette: PALETTES[theme],
        t,
        labelOf: (item) => labelOf(item, picture?.naming ?? "id"),
        rolling: (zoom) => rollingAt(scene, zoom),
        compared: null,
      },
      { stage, presenting: true, covered: [] },
      theme,
      fillsAt(scene, layers, t),
    );
  }

  /** Moves the map to what the stage shows; returns the frame of the chapter unless the stage was moved by hand. */
  #aim(map: PostureMap, { scene, picture, alone }: Shot, chapter: Chapter): Stage | null {
    const { clientWidth: width, clientHeight: height } = this.element;
    map.leaflet.invalidateSize({ animate: false, pan: false });
    if (picture?.part) {
      map.magnify(Math.min(width / FRAME.width, height / FRAME.height));
      map.toBounds(picture.part, NO_INSETS, false);
      return null;
    }
    const bounds = boundsOf(scene, { view: picture?.view ?? chapter.view, chapter: chapter.id });
    if (!bounds) return null;
    const stage = (alone ? smallStage : referenceStage)(bounds, headlineOf(scene, chapter));
    map.magnify(onto(stage, { width, height }).factor);
    map.toStage(stage, false);
    return stage;
  }

  /** Draws what the briefer has in hand. */
  #drawOver(map: PostureMap, { scene, t, theme, picture }: Shot): void {
    const {
      line = [],
      strokes = [],
      tool,
      light = null,
      pointer = null,
      rings = [],
      selected = "",
      layers = [],
    } = picture ?? {};
    const ringed = tool === "rings" ? selectionOf(scene, t, layers, picture).byId.get(selected)?.mark : undefined;
    const middle = ringed ? { lat: ringed.lat, lon: ringed.lon } : null;
    map.tools.show({ line, middle, radiiKm: rings, palette: PALETTES[theme] });
    map.ink.show(strokes);
    this.#dot?.show(pointer);
    this.#light.hidden = !light;
    if (!light) return;
    const { x, y } = map.leaflet.latLngToContainerPoint([light.lat, light.lon]);
    this.#light.style.fontSize = `${STAGE_FONT_PX * map.magnification}px`;
    this.#light.style.setProperty("--pointer-x", `${x}px`);
    this.#light.style.setProperty("--pointer-y", `${y}px`);
  }

  destroy(): void {
    this.#dot?.destroy();
    this.#map?.destroy();
  }
}

function selectionOf(scene: Scene, t: number, layers: readonly string[], picture: StagePicture | null): Selection {
  return select(marksOf(scene), { t, layers, filters: picture?.filters ?? NO_FILTERS });
}
