// One posture page, whatever hosts it: joins scene, state, map and panels.

import type L from "leaflet";
import { render } from "preact";
import type { Basemap } from "../basemap/load.ts";
import type { Editor, EditorContext } from "../edit/map-editor.tsx";
import { degrees, grid } from "../geometry/positions.ts";
import { Inset } from "../map/inset.ts";
import { type Insets, PostureMap } from "../map/map.ts";
import type { Hit } from "../map/plan-overlay.ts";
import type { Asking } from "../messages/asks.ts";
import { PALETTES, type Theme } from "../paint/palette.ts";
import { type Differences, differencesOf } from "../plan/differences.ts";
import { boundsOf } from "../present/deck.ts";
import { Presentation } from "../present/presentation.ts";
import { clamp, formatInstant } from "../scene/instants.ts";
import { type Item, layerOf, type Scene } from "../scene/scene.ts";
import { type Mark, marksOf, type Selection, select } from "../scene/selection.ts";
import { eventsAt, fillsAt, ranksOf, rollingAt } from "../scene/shown.ts";
import { type State, Store } from "../scene/state.ts";
import { initialState } from "./address.ts";
import { AddressBar } from "./address-bar.ts";
import { Player } from "./player.ts";
import { Shell, type ShellProps } from "./shell.tsx";

const MARGIN_PX = 14;
/** On a narrower screen, as of a tablet held upright, the panel starts folded away. */
const NARROW_PX = 900;

export interface Host {
  theme(): Theme;
  /** Whether the viewer may switch the theme here, or the host page does it. */
  canTheme: boolean;
  /** Asks the server a question about the plan. */
  ask?(asking: Asking): void;
  /** Makes the editor of a page that may change its plan. */
  editor?(context: EditorContext): Editor;
}

export class Posture {
  readonly #root: HTMLElement;
  readonly #host: Host;
  readonly #basemap: Basemap;
  readonly #store: Store;
  readonly #slots = {
    map: element("posture-map"),
    inset: element("posture-inset-map"),
    readout: element("posture-readout"),
    tip: element("posture-tip"),
  };
  #scene: Scene;
  #marks: Mark[] = [];
  #differences: Differences = new Map();
  #rank: (item: Item) => number = () => 0;
  #theme: Theme;
  #map: PostureMap;
  #inset: Inset;
  readonly #player: Player;
  readonly #address: AddressBar;
  readonly #editor: Editor | null;
  readonly #presentation: Presentation;
  #size = "";
  readonly #observer: ResizeObserver;

  constructor(root: HTMLElement, scene: Scene, basemap: Basemap, host: Host) {
    this.#root = root;
    this.#scene = scene;
    this.#basemap = basemap;
    this.#host = host;
    this.#theme = host.theme();
    this.#learn(scene);
    const opening = initialState(scene, new URLSearchParams(window.location.search));
    this.#store = new Store(window.innerWidth < NARROW_PX ? { ...opening, panel: null } : opening);
    this.#player = new Player(this.#store);
    this.#address = new AddressBar();
    root.classList.add("posture");
    root.dataset.testid = "posture-map";
    root.dataset.theme = this.#theme;
    this.#paint();
    this.#map = new PostureMap(this.#slots.map, basemap, this.#theme, (item) => this.#rank(item), {
      hover: (at, hit, point) => this.#hover(at, hit, point),
      click: (hit, at) => this.#click(hit, at),
      moved: (camera) => this.#store.update({ camera }),
    });
    this.#size = `${this.#slots.map.clientWidth}x${this.#slots.map.clientHeight}`;
    this.#map.fitMinZoom();
    const { camera } = this.#store.state;
    if (camera) this.#map.toCamera(camera);
    else this.#showView(false);
    this.#map.start();
    this.#inset = new Inset(this.#slots.inset, basemap, this.#theme);
    this.#store.subscribe((state, before) => this.#changed(state, before));
    this.#observer = new ResizeObserver(() => this.#resized());
    this.#observer.observe(this.#slots.map);
    document.addEventListener("keydown", this.#onKey);
    root.addEventListener("posture-map", this.#onCommand);
    this.#editor =
      host.editor?.({
        map: this.#map,
        scene: () => this.#scene,
        time: () => this.#store.state.t,
        bounds: () => (this.#store.state.camera ? this.#map.bounds(this.#free()) : null),
        select: (id) => this.#select(id),
        repaint: () => this.#paint(),
        hideTip: () => this.#tip(null),
      }) ?? null;
    this.#presentation = new Presentation({
      root,
      store: this.#store,
      map: this.#map,
      scene: () => this.#scene,
      theme: () => this.#theme,
      repaint: () => this.#draw(),
      showBounds: (animated) => this.#showView(animated),
      rest: () => this.#editor?.rest(),
    });
    this.#draw();
    this.#address.write(this.#scene, this.#store.state);
    root.dataset.ready = "true";
  }

  /** A new revision of the plan: view, time and selection stay. */
  setScene(scene: Scene): void {
    const before = this.#scene;
    this.#scene = scene;
    if (scene.revision !== before.revision) this.#learn(scene);
    const { analysis } = scene;
    const asked = analysis && analysis.at !== before.analysis?.at ? analysis.at : null;
    this.#store.update({ t: clamp(asked ?? this.#store.state.t, scene) });
    this.#editor?.update(scene);
    this.#draw();
    if (analysis?.title !== before.analysis?.title) this.#showAnswer(before);
  }

  /** What was asked about gives way to the answer. */
  #ask(asking: Asking): void {
    this.#store.update({ selected: "" });
    this.#host.ask?.(asking);
  }

  /** Moves the map to what an answer is about, and back to the view once another is about nothing of its own. */
  #showAnswer(before: Scene): void {
    const bounds = this.#scene.analysis?.bounds;
    if (bounds) this.#map.toBounds(bounds, this.#free(), true);
    else if (before.analysis?.bounds && !this.#store.state.camera) this.#showView(true);
  }

  setTheme(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#root.dataset.theme = theme;
    this.#map.recolour(theme);
    this.#inset.recolour(theme);
    this.#draw();
  }

  destroy(): void {
    this.#player.stop();
    this.#presentation.destroy();
    this.#editor?.destroy();
    this.#address.stop();
    this.#observer.disconnect();
    document.removeEventListener("keydown", this.#onKey);
    this.#root.removeEventListener("posture-map", this.#onCommand);
    this.#map.destroy();
    this.#inset.destroy();
    render(null, this.#root);
    this.#root.remove();
  }

  #learn(scene: Scene): void {
    document.title = scene.title || scene.plan;
    this.#marks = marksOf(scene);
    this.#differences = differencesOf(scene);
    this.#rank = ranksOf(scene);
  }

  #changed(state: State, before: State): void {
    if (state.playing !== before.playing) this.#player.turn(state.playing, this.#scene);
    this.#draw();
    if (!state.flying) this.#address.write(this.#scene, state);
  }

  #selection(): Selection {
    return select(this.#marks, this.#store.state);
  }

  #events(): Item[] {
    return eventsAt(this.#scene, this.#store.state.layers, this.#store.state.t);
  }

  #fills(): Map<string, string> {
    return fillsAt(this.#scene, this.#basemap.areas, this.#store.state.t);
  }

  /** One whole picture of scene and state, within the frame in which it is asked for. */
  #draw(): void {
    const { state } = this.#store;
    const selection = this.#selection();
    const events = this.#events();
    const fills = this.#fills();
    const chapter = this.#scene.chapters.find((c) => c.id === state.chapter);
    const palette = PALETTES[this.#theme];
    const layers = new Set<string>(state.layers);
    const focus = new Set(chapter?.focus ?? []);
    this.#map.show(
      {
        selection,
        events,
        layers,
        selected: state.selected,
        focus,
        palette,
        rolling: (zoom) => rollingAt(this.#scene, zoom),
        compared: this.#scene.compare
          ? { comparison: this.#scene.compare, differences: this.#differences, t: state.t }
          : null,
        analysis: this.#scene.analysis,
      },
      this.#theme,
      fills,
    );
    const ringed = state.tool === "rings" ? selection.byId.get(state.selected)?.mark : undefined;
    this.#map.tools.show({
      line: this.#presentation?.line ?? [],
      middle: ringed ? { lat: ringed.lat, lon: ringed.lon } : null,
      radiiKm: state.rings,
      palette,
    });
    if (state.view === "ukraine" && !state.presenting) this.#showInset(selection);
    this.#paint(selection, events, fills);
    this.#tell(selection);
  }

  #showInset(selection: Selection): void {
    const now = selection.standing.filter(({ mark }) => mark.layer === "nodes");
    this.#inset.show(layerOf(this.#scene, "nodes").items, now, this.#theme);
  }

  #tell(selection: Selection): void {
    const { state } = this.#store;
    const { dataset } = this.#root;
    dataset.time = formatInstant(state.t);
    dataset.view = state.view;
    dataset.chapter = state.chapter;
    dataset.selected = state.selected;
    dataset.revision = `${this.#scene.revision}${this.#scene.banner ? "+" : ""}`;
    dataset.symbols = String(selection.count);
  }

  #paint(selection = this.#selection(), events = this.#events(), fills = this.#fills()): void {
    render(
      <Shell
        scene={this.#scene}
        state={this.#store.state}
        theme={this.#theme}
        marks={this.#marks}
        selection={selection}
        events={events}
        fills={fills}
        canTheme={this.#host.canTheme}
        slots={this.#slots}
        editBar={this.#editor?.bar()}
        briefing={this.#editor?.briefing ?? null}
        digits={this.#presentation?.digits ?? ""}
        {...this.#stage()}
        update={(patch) => this.#store.update(patch)}
        onView={(code) => this.#view(code)}
        onSelect={(id) => this.#select(id)}
        onPlace={(lat, lon) => this.#map.reveal(lat, lon, this.#free())}
        onTheme={() => this.setTheme(this.#theme === "dark" ? "light" : "dark")}
        onChapter={(chapter) => this.#presentation.go(chapter)}
        onPresent={(chapter) => this.#presentation.start(chapter)}
        onWindow={() => this.#presentation.openWindow()}
        onAsk={this.#host.ask && ((asking) => this.#ask(asking))}
      />,
      this.#root,
    );
  }

  /** What the stage explains: the symbols that are seen, and on a flight those of where it leads. */
  #stage(): Pick<ShellProps, "drawn" | "target"> {
    const { state } = this.#store;
    const chapter = state.flying && this.#scene.chapters.find((c) => c.id === state.chapter);
    if (!state.presenting || !this.#map) return {};
    if (!chapter) return { drawn: this.#map.overlay.drawn };
    const there = { ...state, t: clamp(chapter.time, this.#scene) };
    const selection = select(this.#marks, there);
    const events = eventsAt(this.#scene, there.layers, there.t);
    return { target: { state: there, selection, events, fills: fillsAt(this.#scene, this.#basemap.areas, there.t) } };
  }

  #view(code: string): void {
    this.#store.update({ view: code, camera: null, chapter: "" });
    this.#showView(true);
  }

  #showView(animated: boolean): void {
    const bounds = boundsOf(this.#scene, this.#store.state);
    if (bounds) this.#map.toBounds(bounds, this.#free(), animated);
  }

  /** How much of the map's edges the panels cover. */
  #free(): Insets {
    const stage = this.#slots.map.getBoundingClientRect();
    const box = (selector: string) => this.#root.querySelector(selector)?.getBoundingClientRect();
    const reaching = (side: DOMRect | undefined) => side && side.width > 0 && side.width < stage.width / 2;
    const left = box(this.#store.state.presenting ? ".posture-title.noted" : ".posture-left:not(.folded)");
    const right = box(".posture-card") ?? box(".posture-stage-legend");
    // Beside questions the map is narrow, and what is folded covers its top alone.
    const covering = this.#scene.analysis
      ? [".posture-left.folded", ".posture-answer"]
      : [".posture-title:not(.noted)"];
    const tops = covering.flatMap((selector) => box(selector)?.bottom ?? []);
    return {
      left: MARGIN_PX + (left && reaching(left) ? left.right - stage.left : 0),
      right: MARGIN_PX + (right && reaching(right) ? stage.right - right.left : 0),
      top: MARGIN_PX + (tops.length ? Math.max(...tops) - stage.top : 0),
      bottom: MARGIN_PX,
    };
  }

  #select(id: string): void {
    this.#store.update({ selected: id });
    const standing = this.#selection().byId.get(id);
    if (!standing) return;
    this.#map.overlay.expand(standing.mark.key);
    this.#map.reveal(standing.mark.lat, standing.mark.lon, this.#free());
  }

  #click(hit: Hit | null, at: L.LatLng): void {
    this.#tip(null);
    if (this.#presentation.clicked(at)) return;
    if (hit && hit.count > 1) {
      this.#map.overlay.expand(hit.key);
      return;
    }
    if (!hit) this.#map.overlay.expand("");
    this.#store.update({ selected: hit?.id ?? "" });
  }

  #hover(at: L.LatLng | null, hit: Hit | null, point: L.Point): void {
    this.#slots.readout.textContent = at ? `${degrees(at.lat, at.lng)}   ${grid(at.lat, at.lng)}` : "";
    this.#slots.map.style.cursor = hit ? "pointer" : "";
    this.#tip(hit, point);
  }

  #tip(hit: Hit | null, point?: L.Point): void {
    const { tip } = this.#slots;
    tip.hidden = !hit;
    if (!hit || !point) return;
    tip.textContent = tipText(hit);
    tip.style.transform = `translate(${point.x + 14}px, ${point.y + 14}px)`;
  }

  #resized(): void {
    const { clientWidth, clientHeight } = this.#slots.map;
    const size = `${clientWidth}x${clientHeight}`;
    if (size === this.#size) return;
    this.#size = size;
    this.#map.leaflet.invalidateSize({ animate: false, pan: false });
    this.#map.fitMinZoom();
    this.#presentation.fit();
    if (!this.#store.state.camera) this.#showView(false);
  }

  readonly #onCommand = (event: Event): void => {
    const detail: unknown = (event as CustomEvent).detail;
    if (typeof detail !== "object" || detail === null || !("select" in detail)) return;
    this.#select(String(detail.select));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (this.#store.state.presenting) return;
    if (target !== document.body && !this.#root.contains(target)) return;
    const typing = target.matches("input[type=search], select, textarea");
    if (!typing && this.#editor?.onKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === "Escape") {
      this.#store.update(typing ? { query: "" } : { selected: "" });
      this.#map.overlay.expand("");
    } else if (event.key === "/" && !typing) {
      event.preventDefault();
      this.#root.querySelector<HTMLInputElement>("input[type=search]")?.focus();
    } else if (event.key === " " && !typing && !target.matches("button, input, summary")) {
      event.preventDefault();
      this.#store.update({ playing: !this.#store.state.playing });
    }
  };
}

function tipText({ name, count, below }: Hit): string {
  if (count > 1) return `${name} and ${count - 1} more: click to spread`;
  return below ? `${name}, with ${below} units drawn on it: zoom in to see them` : name;
}

function element(name: string): HTMLElement {
  const node = document.createElement("div");
  node.className = name;
  return node;
}
