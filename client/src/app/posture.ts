// One posture page, whatever hosts it: joins scene, state, map and panels.

import type L from "leaflet";
import { townsOf } from "../basemap/label-rules.ts";
import type { Basemap } from "../basemap/load.ts";
import type { Editor, EditorContext } from "../edit/editor.ts";
import type { Hit, PlanOverlay } from "../map/plan-overlay.ts";
import type { Asking } from "../messages/asks.ts";
import type { Theme } from "../paint/palette.ts";
import { hasPlaces } from "../panels/listed.ts";
import { Presentation } from "../present/presentation.ts";
import { instantsBeside, together } from "../scene/beside.ts";
import { isSame } from "../scene/collections.ts";
import type { Town } from "../scene/find.ts";
import { clamp } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";
import { type State, Store } from "../scene/state.ts";
import type { Following } from "../talk/following.ts";
import { AddressBar, openingState } from "./address-bar.ts";
import { newFollowing, ofFollower, ofStage } from "./audience.tsx";
import { Folding } from "./folding.ts";
import type { Host } from "./host.ts";
import { MapView } from "./map-view.ts";
import { Player } from "./player.ts";
import { Pointer } from "./pointer.ts";
import { Reading, type Shown, whereabouts } from "./reading.ts";
import type { ShellProps } from "./shell-props.ts";
import { Shortcuts } from "./shortcuts.ts";
import { Surface } from "./surface.tsx";

type Props = Omit<ShellProps, "slots">;

/** One posture page: joins scene, state, map, panels, editor and presentation. */
export class Posture {
  readonly #host: Host;
  readonly #basemap: Basemap;
  readonly #reading: Reading;
  readonly #towns: readonly Town[];
  readonly #store: Store;
  readonly #surface: Surface;
  readonly #pointer: Pointer;
  readonly #view: MapView;
  readonly #editor: Editor | null;
  readonly #presentation: Presentation;
  readonly #following: Following | null;
  readonly #player: Player;
  readonly #folding: Folding;
  readonly #address = new AddressBar();
  readonly #shortcuts: Shortcuts;
  readonly #observer = new ResizeObserver(() => this.#resized());
  #theme: Theme;
  /** What the legend explains: keys of the symbols that the map drew when it was painted, and their forms. */
  #explained: Pick<PlanOverlay, "forms" | "drawn"> = { forms: new Set(), drawn: new Set() };

  constructor(root: HTMLElement, scene: Scene, basemap: Basemap, host: Host) {
    this.#host = host;
    this.#theme = host.theme();
    this.#basemap = basemap;
    this.#reading = new Reading(scene, basemap.areas);
    this.#store = new Store(openingState(scene));
    this.#towns = townsOf(basemap.labels);
    this.#player = new Player(this.#store);
    this.#folding = new Folding(this.#store);
    this.#surface = new Surface(root, this.#theme);
    this.#pointer = new Pointer(this.#surface.slots);
    // The shell puts the map's element on the page, so Leaflet can measure it.
    this.#surface.paint(this.#base(this.#shown()));
    const page = { reading: this.#reading, store: this.#store, surface: this.#surface };
    this.#view = new MapView(page, basemap, this.#theme, {
      hover: (at, hit, point) => this.#pointer.over(at, hit, point),
      click: (hit, at) => this.#click(hit, at),
      moved: (camera) => this.#store.update({ camera }),
    });
    this.#store.subscribe((state, before) => this.#changed(state, before));
    this.#editor = host.editor?.(this.#editorContext()) ?? null;
    this.#presentation = this.#newPresentation();
    this.#following = newFollowing(host.follow, {
      reading: this.#reading,
      store: this.#store,
      view: this.#view,
      presentation: this.#presentation,
      paint: () => this.#paint(this.#shown()),
    });
    this.#shortcuts = this.#newShortcuts();
    this.#observer.observe(this.#surface.slots.map);
    root.addEventListener("posture-map", this.#onCommand);
    this.#open();
  }

  #open(): void {
    this.#entitle();
    this.#presentation.fit();
    if (!this.#store.state.camera) this.#view.showBounds(false);
    this.#draw();
    if (new URLSearchParams(window.location.search).has("show")) this.#bringUp(this.#store.state.selected);
    this.#address.write(this.#reading.scene, this.#store.state);
    this.#surface.root.dataset.ready = "true";
  }

  #editorContext(): EditorContext {
    return {
      map: this.#view.map,
      scene: () => this.#reading.scene,
      time: () => this.#store.state.t,
      bounds: () => this.#view.boundsByHand(),
      selected: () => this.#store.state.selected,
      chapter: () => this.#store.state.chapter,
      select: (id) => this.#select(id),
      openCard: (id) => this.#store.update({ selected: id }),
      reveal: (at) => this.#view.reveal(at),
      showTable: (table) => this.#showTable(table),
      repaint: () => this.#paint(this.#shown()),
      hideTip: () => this.#pointer.hideTip(),
    };
  }

  #newPresentation(): Presentation {
    return new Presentation({
      root: this.#surface.root,
      store: this.#store,
      map: this.#view.map,
      scene: () => this.#reading.scene,
      theme: () => this.#theme,
      repaint: () => this.#draw(),
      showBounds: (animated) => this.#view.showBounds(animated),
      rest: () => this.#editor?.rest(),
      paint: () => this.#paint(this.#shown()),
      talks: this.#host.talks,
      part: () => this.#view.boundsByHand(),
    });
  }

  #newShortcuts(): Shortcuts {
    return new Shortcuts({
      root: this.#surface.root,
      store: this.#store,
      editor: this.#editor,
      closeStack: () => this.#view.map.overlay.expand(""),
    });
  }

  /** Shows a new revision of the plan; view, time and selection stay. */
  setScene(scene: Scene): void {
    const before = this.#reading.scene;
    this.#reading.take(scene);
    const isNew = scene.revision !== before.revision;
    if (isNew) this.#entitle();
    const { analysis } = scene;
    const asked = analysis && analysis.at !== before.analysis?.at ? analysis.at : null;
    const update = () => this.#store.update({ t: clamp(asked ?? this.#store.state.t, scene) });
    if (this.#following) this.#following.steer(update);
    else update();
    this.#editor?.update(scene);
    this.#draw();
    const { presenting, camera, flying } = this.#store.state;
    if (isNew && presenting && !camera && !flying) this.#view.showBounds(false);
    if (analysis?.title !== before.analysis?.title) this.#view.showAnswer(before);
  }

  #entitle(): void {
    const { title, plan } = this.#reading.scene;
    document.title = title || plan;
  }

  setTheme(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#surface.recolour(theme);
    this.#view.recolour(theme);
    this.#draw();
  }

  destroy(): void {
    this.#player.stop();
    this.#following?.destroy();
    this.#presentation.destroy();
    this.#editor?.destroy();
    this.#address.stop();
    this.#observer.disconnect();
    this.#shortcuts.destroy();
    this.#surface.root.removeEventListener("posture-map", this.#onCommand);
    this.#view.destroy();
    this.#surface.destroy();
  }

  #changed(state: State, before: State): void {
    if (state.presenting && !state.camera !== !before.camera) this.#presentation.fit();
    if (state.playing !== before.playing) this.#player.turn(state.playing, this.#reading.scene);
    this.#draw();
    if (!state.flying) this.#address.write(this.#reading.scene, state);
  }

  #shown(): Shown {
    return this.#reading.shown(this.#store.state);
  }

  /** Draws scene and state at once, in one frame. */
  #draw(): void {
    const shown = this.#shown();
    // First what lies over the map, which the map keeps clear; then again only if the legend has to name other symbols.
    this.#paint(shown);
    this.#view.draw(shown, this.#theme, this.#presentation.line);
    this.#explain();
  }

  /** Paints the legend again if the map has come to draw other symbols, or in other forms. */
  #explain(): void {
    const { forms, drawn } = this.#view.map.overlay;
    const { presenting, flying } = this.#store.state;
    const namesDrawn = presenting && !flying;
    if (isSame(forms, this.#explained.forms) && (!namesDrawn || isSame(drawn, this.#explained.drawn))) return;
    this.#paint(this.#shown());
  }

  #paint(shown: Shown): void {
    const { forms, drawn } = this.#view.map.overlay;
    this.#explained = { forms, drawn };
    const props = {
      ...this.#base(shown),
      editBar: this.#editor?.bar(),
      ...(this.#editor && { verbs: this.#editor.verbs.bind(this.#editor) }),
      briefing: this.#editor?.briefing ?? null,
      digits: this.#presentation.digits,
      following: ofFollower(this.#following, this.#reading.scene, this.#store.state),
      talk: ofStage(this.#presentation, this.#reading.scene),
      canTalk: this.#presentation.talk.possible,
      isFull: this.#presentation.isFull,
      isInked: this.#presentation.talk.pen.strokes.length > 0,
      ...this.#onStage(),
    };
    this.#surface.paint(props);
  }

  /** Returns what the shell shows of a plan without editor and presentation. */
  #base(shown: Shown): Props {
    return {
      scene: this.#reading.scene,
      state: this.#store.state,
      theme: this.#theme,
      basemap: this.#basemap,
      marks: this.#reading.marks,
      towns: this.#towns,
      ...shown,
      forms: this.#view?.map.overlay.forms ?? new Set(),
      canTheme: this.#host.canTheme,
      editBar: null,
      briefing: null,
      digits: "",
      following: null,
      canTalk: false,
      isFull: null,
      isInked: false,
      ...this.#actions,
      elsewhere: this.#host.elsewhere,
      onAsk: this.#host.ask && ((asking) => this.#ask(asking)),
    };
  }

  readonly #actions = {
    update: (patch: Partial<State>) => this.#store.update(patch),
    onView: (code: string) => this.#showView(code),
    onSelect: (id: string) => this.#select(id),
    onTown: (town: Town) => this.#goTo(town),
    onPlace: (lat: number, lon: number) => this.#view.reveal({ lat, lon }),
    onTheme: () => this.setTheme(this.#theme === "dark" ? "light" : "dark"),
    onChapter: (chapter) => this.#presentation.go(chapter),
    onPresent: (chapter) => this.#presentation.start(chapter),
    onWindow: () => this.#presentation.openWindow(),
    command: (command) => this.#presentation.command(command),
  } satisfies Partial<ShellProps>;

  /** Returns what the legend of the stage explains: what is on the map, on several maps, or at the end of a flight. */
  #onStage(): Pick<ShellProps, "drawn" | "target"> {
    const { state } = this.#store;
    if (!state.presenting) return {};
    const { scene } = this.#reading;
    const chapter = state.flying && scene.chapters.find((one) => one.id === state.chapter);
    const beside = instantsBeside(scene, state);
    if (beside.length)
      return { target: { state, ...together(beside.map((t) => this.#reading.shown({ ...state, t }))) } };
    if (!chapter) return { drawn: this.#view.map.overlay.drawn };
    const there = { ...state, t: clamp(chapter.time, scene) };
    return { target: { state: there, ...this.#reading.shown(there) } };
  }

  /** Asks the server, and closes the card to make room for the answer. */
  #ask(asking: Asking): void {
    this.#store.update({ selected: "" });
    this.#host.ask?.(asking);
  }

  #showView(code: string): void {
    this.#store.update({ view: code, camera: null, chapter: "" });
    this.#view.showBounds(true);
  }

  #showTable(table: string): void {
    const layer = this.#reading.scene.layers.find((one) => one.table === table);
    const { layers } = this.#store.state;
    if (layer && hasPlaces(layer) && !layers.includes(layer.name)) {
      this.#store.update({ layers: [...layers, layer.name] });
    }
  }

  #select(id: string): void {
    this.#store.update({ selected: id });
    const place = whereabouts(this.#shown(), id);
    if (!place) return;
    this.#view.map.overlay.expand(place.key);
    this.#view.reveal(place);
  }

  /** Moves the map to what the address asks to be shown, so near that it is drawn itself. */
  #bringUp(id: string): void {
    const place = whereabouts(this.#shown(), id);
    if (!place) return;
    this.#view.map.overlay.expand(place.key);
    this.#view.bringUp(place);
  }

  #goTo(town: Town): void {
    this.#store.update({ selected: "" });
    this.#view.goTo(town);
  }

  #click(hit: Hit | null, at: L.LatLng): void {
    this.#pointer.hideTip();
    if (this.#presentation.clicked(at)) return;
    const { overlay } = this.#view.map;
    if (hit && hit.count > 1) {
      overlay.expand(hit.key);
      return;
    }
    if (!hit) overlay.expand("");
    this.#store.update({ selected: hit?.id ?? "" });
  }

  #resized(): void {
    if (!this.#view.resized()) return;
    this.#folding.resized();
    this.#presentation.fit();
    if (!this.#store.state.camera) this.#view.fit();
    this.#explain();
  }

  readonly #onCommand = (event: Event): void => {
    const detail: unknown = (event as CustomEvent).detail;
    if (typeof detail !== "object" || detail === null) return;
    if ("select" in detail) this.#select(String(detail.select));
    if ("layout" in detail && detail.layout === true) {
      this.#surface.root.dataset.layout = JSON.stringify(this.#view.map.overlay.places());
    }
  };
}
