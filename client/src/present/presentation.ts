// A presentation under way: what keys, clicks and the presenter's window do. It changes what is shown, never the plan.

import type L from "leaflet";
import type { LatLon } from "../geometry/geodesy.ts";
import type { PostureMap } from "../map/map.ts";
import { nextStop } from "../scene/instants.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import type { State, Store } from "../scene/state.ts";
import { destination, PUT_AWAY, shownBy } from "./deck.ts";
import { Flight } from "./flight.ts";
import { type Command, Keys } from "./keys.ts";
import { StageLink, type Standing } from "./link.ts";

export interface PresentationContext {
  root: HTMLElement;
  store: Store;
  map: PostureMap;
  scene(): Scene;
  theme(): string;
  repaint(): void;
  /** Moves the map to what the state's chapter or view shows. */
  showBounds(animated: boolean): void;
  /** Puts away what could change the plan. */
  rest(): void;
}

/** The stage at which everything has its usual size; a larger one is drawn larger, to be read from the back of a room. */
const USUAL_STAGE = { width: 1120, height: 660 };
const MOST_MAGNIFIED = 4;
const BEGAN_KEY = "posture-talk-began";
/** What a presenter's window may ask of a page that is not presenting. */
const STEPS: readonly Command["do"][] = ["next", "previous", "first", "last", "go", "back"];

/** Where a browser gives Escape to a page on the full screen, so that it puts away before it leaves. */
type KeyboardLock = Navigator & { keyboard?: { lock?(keys: string[]): Promise<void>; unlock?(): void } };

export class Presentation {
  readonly #context: PresentationContext;
  readonly #keys = new Keys();
  readonly #flight = new Flight();
  #link: StageLink | null = null;
  #line: LatLon[] = [];
  #wasFull = false;
  /** The change of the store is the flight's own. */
  #steering = false;
  #began = keptBegin();

  constructor(context: PresentationContext) {
    this.#context = context;
    document.addEventListener("keydown", this.#onKey, { capture: true });
    document.addEventListener("fullscreenchange", this.#onFullscreen);
    context.root.addEventListener("pointermove", this.#onPointer, { passive: true });
    context.store.subscribe((state, before) => this.#followed(state, before));
    if (context.store.state.presenting) this.#set(true);
  }

  destroy(): void {
    this.#flight.drop();
    this.#link?.close();
    document.documentElement.classList.remove("posture-is-presenting");
    document.removeEventListener("keydown", this.#onKey, { capture: true });
    document.removeEventListener("fullscreenchange", this.#onFullscreen);
    this.#context.root.removeEventListener("pointermove", this.#onPointer);
  }

  get digits(): string {
    return this.#keys.digits;
  }

  /** Places of the line that is measured. */
  get line(): readonly LatLon[] {
    return this.#line;
  }

  /** Begins at a chapter, on the whole screen if the browser gives it. */
  start(chapter: Chapter | undefined): void {
    const { root, store, scene, rest } = this.#context;
    this.#flight.finish();
    rest();
    const first = chapter ?? scene().chapters[0];
    if (first) store.update({ ...shownBy(first, scene()), presenting: true });
    else store.update({ presenting: true });
    this.#restart();
    root.requestFullscreen?.().then(
      () => (navigator as KeyboardLock).keyboard?.lock?.(["Escape"]),
      () => undefined, // Refused, as inside a frame: the page itself is filled.
    );
  }

  leave(): void {
    this.#flight.finish();
    if (document.fullscreenElement) void document.exitFullscreen();
    this.#wasFull = false;
    this.#context.store.update({ presenting: false, ...PUT_AWAY });
  }

  openWindow(): void {
    this.#listen();
    this.#link?.open();
  }

  /** Goes to a chapter: the map flies and time runs, or both cut when less motion is asked for. */
  go(chapter: Chapter): void {
    const { store, scene, map, showBounds } = this.#context;
    this.#flight.finish();
    this.#line = [];
    const { t } = store.state;
    const shown = shownBy(chapter, scene());
    store.update({ ...shown, t, flying: true });
    map.overlay.expand("");
    map.overlay.defer(true);
    showBounds(true);
    this.#flight.start(
      scene(),
      t,
      shown.t ?? t,
      (now) => this.#steer({ t: now }),
      () => {
        map.overlay.defer(false);
        this.#steer({ t: shown.t ?? t, flying: false });
      },
    );
  }

  #steer(patch: Partial<State>): void {
    this.#steering = true;
    this.#context.store.update(patch);
    this.#steering = false;
  }

  /** A click on the map while something is in hand; tells whether it was used up. */
  clicked(at: L.LatLng): boolean {
    const { presenting, tool } = this.#context.store.state;
    if (!presenting || tool !== "measure") return false;
    this.#line = [...this.#line, { lat: at.lat, lon: at.lng }];
    this.#context.repaint();
    return true;
  }

  /** Fits the size of everything to the stage. */
  fit(): void {
    const { root, store, map } = this.#context;
    const { clientWidth, clientHeight } = root;
    const fits = Math.min(clientWidth / USUAL_STAGE.width, clientHeight / USUAL_STAGE.height);
    const factor = store.state.presenting ? Math.max(1, Math.min(MOST_MAGNIFIED, fits)) : 1;
    root.style.setProperty("--magnification", String(factor));
    map.magnify(factor);
  }

  command(command: Command): void {
    const { store, scene } = this.#context;
    const { state } = store;
    switch (command.do) {
      case "leave":
        this.#putAway();
        return;
      case "black":
        store.update({ black: !state.black });
        return;
      case "search":
        store.update({ searching: true, query: "", black: false });
        return;
      case "help":
        store.update({ helping: !state.helping });
        return;
      case "legend":
        store.update({ legend: !state.legend });
        return;
      case "window":
        this.openWindow();
        return;
      case "tool":
        this.#line = [];
        store.update({ tool: state.tool === command.tool ? null : command.tool, black: false });
        return;
      case "earlier":
      case "later":
        this.#flight.finish();
        store.update({ t: nextStop(scene().time.stops, state.t, command.do === "later" ? 1 : -1), playing: false });
        return;
      default: {
        if (state.black && command.do !== "back") store.update({ black: false });
        const chapter = destination(scene(), state.chapter, command);
        if (chapter) this.go(chapter);
      }
    }
  }

  /** Puts away the topmost of what is open; with nothing open, leaves. */
  #putAway(): void {
    const { store, map } = this.#context;
    const { state } = store;
    if (state.helping) store.update({ helping: false });
    else if (state.searching) store.update({ searching: false, query: "" });
    else if (state.black) store.update({ black: false });
    else if (state.selected) store.update({ selected: "" });
    else if (state.tool) this.command({ do: "tool", tool: state.tool });
    else if (state.presenting) this.leave();
    map.overlay.expand("");
  }

  #followed(state: State, before: State): void {
    if (before.flying && state.flying && !this.#steering && isElsewhere(state, before)) this.#letGo();
    if (state.presenting !== before.presenting) this.#set(state.presenting);
    const told = state.chapter !== before.chapter || !state.flying;
    if (told) this.#link?.tell();
  }

  /** What a viewer chose on the way holds: the flight ends where it is. */
  #letGo(): void {
    this.#flight.drop();
    this.#context.map.leaflet.stop();
    this.#context.map.overlay.defer(false);
    this.#steer({ flying: false });
  }

  #set(presenting: boolean): void {
    const { root, showBounds } = this.#context;
    root.dataset.presenting = String(presenting);
    root.classList.toggle("presenting", presenting);
    document.documentElement.classList.toggle("posture-is-presenting", presenting);
    this.#keys.clear();
    this.#line = [];
    if (presenting) this.#listen();
    this.fit();
    if (!this.#context.store.state.camera) showBounds(false);
  }

  #listen(): void {
    this.#link ??= new StageLink(
      () => this.#standing(),
      (command) => {
        if (this.#context.store.state.presenting || STEPS.includes(command.do)) this.command(command);
      },
      () => this.#restart(),
    );
  }

  #standing(): Standing {
    const { chapter, t, presenting, black } = this.#context.store.state;
    const theme = this.#context.theme();
    const opened = performance.timeOrigin;
    return { kind: "stage", chapter, t, presenting, black, digits: this.digits, theme, began: this.#began, opened };
  }

  #restart(): void {
    this.#began = Date.now();
    keepBegin(this.#began);
    this.#link?.tell();
  }

  readonly #onFullscreen = (): void => {
    const full = document.fullscreenElement === this.#context.root;
    if (this.#wasFull && !full && this.#context.store.state.presenting) this.#putAway();
    this.#wasFull = full;
  };

  readonly #onPointer = (event: PointerEvent): void => {
    if (this.#context.store.state.tool !== "spotlight") return;
    const box = this.#context.root.getBoundingClientRect();
    this.#context.root.style.setProperty("--pointer-x", `${event.clientX - box.left}px`);
    this.#context.root.style.setProperty("--pointer-y", `${event.clientY - box.top}px`);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#context.store.state.presenting) return;
    const target = event.target as HTMLElement;
    if (target.matches("input, select, textarea") && event.key !== "Escape") return;
    if (target.matches("button, a") && [" ", "Enter"].includes(event.key)) return;
    const command = this.#keys.press(event);
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (command) this.command(command);
    this.#context.repaint();
    this.#link?.tell();
  };
}

function isElsewhere(state: State, before: State): boolean {
  return state.t !== before.t || state.view !== before.view || state.playing !== before.playing;
}

function keptBegin(): number {
  try {
    return Number(sessionStorage.getItem(BEGAN_KEY)) || 0;
  } catch {
    return 0;
  }
}

function keepBegin(began: number): void {
  try {
    sessionStorage.setItem(BEGAN_KEY, String(began));
  } catch {
    // Then the talk's clock starts anew after a reload.
  }
}
