// The map of a page: draws the plan, and keeps the shown part of the world clear of the panels.

import type { Basemap } from "../basemap/load.ts";
import type { LatLon } from "../geometry/geodesy.ts";
import { Inset } from "../map/inset.ts";
import type { Insets } from "../map/insets.ts";
import { type MapEvents, PostureMap } from "../map/map.ts";
import { reducedMotion } from "../map/motion.ts";
import { bringUp, goTo, reveal, revealNearer, type Whereabouts } from "../map/reveal.ts";
import { PALETTES, type Theme } from "../paint/palette.ts";
import { referenceStage, type Stage } from "../plan/reference.ts";
import { boundsOf } from "../present/deck.ts";
import { changesOf, seenChanges } from "../scene/changes.ts";
import type { Town } from "../scene/find.ts";
import { headlineOf } from "../scene/headline.ts";
import { labelOf } from "../scene/naming.ts";
import { recentTrails } from "../scene/playback.ts";
import { type Bounds, type Scene, type SymbolItem, symbolLayers } from "../scene/scene.ts";
import type { Selection } from "../scene/selection.ts";
import { rollingAt } from "../scene/shown.ts";
import type { Store } from "../scene/state.ts";
import type { Reading, Shown } from "./reading.ts";
import type { Surface } from "./surface.tsx";

interface Page {
  reading: Reading;
  store: Store;
  surface: Surface;
}

/** The map of a page with its inset: draws a state and moves the view. */
export class MapView {
  readonly map: PostureMap;
  readonly #page: Page;
  readonly #inset: Inset;
  /** What the map was last moved to show. */
  #aim: Bounds | null = null;
  #size: string;
  #staged: { key: string; stage: Stage } | null = null;

  /** Opens the map in its element, which must have a size: where the viewer had moved it by hand, or at the view. */
  constructor(page: Page, basemap: Basemap, theme: Theme, events: MapEvents) {
    const { slots } = page.surface;
    this.#page = page;
    this.map = new PostureMap(slots.map, basemap, theme, (item) => page.reading.rankOf(item), events);
    this.map.covers = () => page.surface.obstacles();
    this.#size = sizeOf(slots.map);
    this.map.fitMinZoom();
    const { camera } = page.store.state;
    if (camera) this.map.toCamera(camera);
    else this.showBounds(false);
    this.map.start();
    this.#inset = new Inset(slots.inset, basemap, theme);
  }

  draw(shown: Shown, theme: Theme, line: readonly LatLon[]): void {
    const { state } = this.#page.store;
    this.#drawPlan(shown, theme);
    const ringed = state.tool === "rings" ? shown.selection.byId.get(state.selected)?.mark : undefined;
    this.map.tools.show({
      line,
      middle: ringed ? { lat: ringed.lat, lon: ringed.lon } : null,
      radiiKm: state.rings,
      palette: PALETTES[theme],
    });
    if (state.view === "ukraine" && !state.presenting) this.#drawInset(shown.selection, theme);
  }

  /** Returns the frame of what is presented; null on a map that a viewer moves. */
  #stage(): Stage | null {
    const { scene } = this.#page.reading;
    const { state } = this.#page.store;
    const bounds = boundsOf(scene, state);
    if (!state.presenting || state.camera || !bounds) return null;
    const chapter = scene.chapters.find((one) => one.id === state.chapter);
    const key = `${scene.revision}/${chapter?.id}/${bounds.join()}`;
    if (this.#staged?.key === key) return this.#staged.stage;
    const stage = referenceStage(bounds, headlineOf(scene, chapter));
    this.#staged = { key, stage };
    return stage;
  }

  #drawPlan({ selection, events, fills }: Shown, theme: Theme): void {
    const { reading, store } = this.#page;
    const { scene, differences } = reading;
    const { state } = store;
    const chapter = scene.chapters.find((one) => one.id === state.chapter);
    const view = {
      selection,
      events,
      changed: state.changes ? seenChanges(scene, chapter, { ...state, marks: reading.marks }) : null,
      recent: state.playing && state.changes ? recentTrails(scene, state.t, state.layers, reducedMotion()) : [],
      runs: state.playing || state.flying,
      changes: changesOf(scene, chapter, reading.marks),
      notes: scene.annotations.filter((one) => one.chapter === state.chapter),
      layers: new Set<string>(state.layers),
      selected: state.selected,
      focus: new Set(chapter?.focus ?? []),
      palette: PALETTES[theme],
      t: state.t,
      labelOf: (item: SymbolItem) => labelOf(item, state.naming),
      rolling: (zoom: number) => rollingAt(scene, zoom),
      compared: scene.compare ? { comparison: scene.compare, differences, t: state.t } : null,
      analysis: scene.analysis,
    };
    const stage = this.#stage();
    const covered = stage ? [] : this.#page.surface.obstacles();
    this.map.concern(reading.relevance);
    const { presenting, flying } = state;
    this.map.show(view, { stage, presenting, covered, flying }, theme, fills);
  }

  #drawInset(selection: Selection, theme: Theme): void {
    const now = selection.standing.filter(({ mark }) => mark.layer.symbols.fixed);
    const all = symbolLayers(this.#page.reading.scene).filter((layer) => layer.symbols.fixed);
    this.#inset.magnify(this.map.magnification);
    this.#inset.show(
      all.flatMap((layer) => layer.items),
      now,
      theme,
    );
  }

  recolour(theme: Theme): void {
    this.map.recolour(theme);
    this.#inset.recolour(theme);
  }

  /** Moves the map to the part of the world that the chapter or the view shows. */
  showBounds(animated: boolean): void {
    this.#aim = boundsOf(this.#page.reading.scene, this.#page.store.state) ?? null;
    this.#fit(animated);
  }

  /** Moves the map to a part of the world. */
  showPart(part: Bounds): void {
    this.#aim = part;
    this.#fit(true);
  }

  /** Moves to the bounds of an answer; if only the answer before had bounds, moves back to the view. */
  showAnswer(before: Scene): void {
    const bounds = this.#page.reading.scene.analysis?.bounds;
    if (!bounds) {
      if (before.analysis?.bounds && !this.#page.store.state.camera) this.showBounds(true);
      return;
    }
    this.#aim = bounds;
    this.#fit(true);
  }

  #fit(animated: boolean): void {
    const stage = this.#stage();
    if (stage) this.map.toStage(stage, animated);
    else if (this.#aim) this.map.toBounds(this.#aim, this.#covered(), animated);
  }

  /** Moves the map until nothing covers a place and what stands there; at need it folds the panel, then zooms in. */
  reveal(place: Whereabouts): void {
    const { store, surface } = this.#page;
    if (reveal(this.map, place, surface.obstacles())) return;
    if (!store.state.presenting) store.update({ panel: null });
    revealNearer(this.map, place, surface.obstacles());
  }

  /** Moves the map to a place, so near that what stands there is drawn itself. */
  bringUp(place: Whereabouts): void {
    bringUp(this.map, place, this.#page.surface.obstacles());
  }

  /** Moves the map to a town, so far in that the map has its name. */
  goTo(town: Town): void {
    goTo(this.map, town, this.#page.surface.obstacles());
  }

  /** Returns the part of the world on the screen; null unless the viewer moved the map by hand. */
  boundsByHand(): Bounds | null {
    return this.#page.store.state.camera ? this.map.bounds(this.#covered()) : null;
  }

  /** Fits the map to its element; returns whether the size of the element changed. */
  resized(): boolean {
    const size = sizeOf(this.#page.surface.slots.map);
    if (size === this.#size) return false;
    this.#size = size;
    this.map.leaflet.invalidateSize({ animate: false, pan: false });
    this.map.fitMinZoom();
    return true;
  }

  /** Shows again, in a window of another size, what the map was last moved to show. */
  fit(): void {
    this.#fit(false);
  }

  destroy(): void {
    this.map.destroy();
    this.#inset.destroy();
  }

  #covered(): Insets {
    const { reading, store, surface } = this.#page;
    return surface.covered({ presenting: store.state.presenting, answering: reading.scene.analysis !== undefined });
  }
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth}x${clientHeight}`;
}
