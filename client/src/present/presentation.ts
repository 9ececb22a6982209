// A presentation: what keys, clicks and the presenter's window do. It never changes the plan.

import type L from "leaflet";
import type { LatLon } from "../geometry/geodesy.ts";
import { pageScale } from "../map/screen.ts";
import { FRAME, PICTURE } from "../plan/reference.ts";
import { nextStop } from "../scene/instants.ts";
import type { Bounds, Chapter } from "../scene/scene.ts";
import type { State, Tool } from "../scene/state.ts";
import { destination, opening, PUT_AWAY, shownBy } from "./deck.ts";
import { FullScreen } from "./full-screen.ts";
import { Idling } from "./idling.ts";
import { Journey, type JourneyContext } from "./journey.ts";
import { type Command, Keys } from "./keys.ts";
import { StageLink } from "./link.ts";
import { pictured, type Standing } from "./notes.ts";
import { Spotlight } from "./spotlight.ts";
import { StageTalk } from "./stage-talk.ts";
import { type Ground, Swipe, type Turned } from "./swipe.ts";
import { putAway, switched } from "./switches.ts";
import { TalkClock } from "./talk-clock.ts";

/** What a presentation needs of the page. */
export interface PresentationContext extends JourneyContext {
  root: HTMLElement;
  theme(): string;
  repaint(): void;
  /** Draws what lies over the map again. */
  paint(): void;
  /** Closes everything that could change the plan. */
  rest(): void;
  /** The address of talks on the server; absent where nobody can follow. */
  talks?: string | undefined;
  /** The part of the map on the stage, if it was moved by hand. */
  part(): Bounds | null;
}

/** Texts around the map and over it are never smaller than this part of their usual size. */
const SMALLEST_TEXT = 0.6;
/** On a small stage that a finger has moved, names are this part of their size on a large one: 11.5 pixels, as on any map in hand. */
const READ_IN_HAND = 0.7;
/** Tools that follow a hand over the map. */
const BUSY: readonly Tool[] = ["pointer", "pen", "spotlight"];
/** Commands of a presenter's window that work even while the page is not presenting. */
const STEPS: readonly Command["do"][] = ["next", "previous", "first", "last", "go", "back", "talk"];

/** The presentation of a page: its keys, its tools and its link to the presenter's window. */
export class Presentation {
  readonly #context: PresentationContext;
  readonly #keys = new Keys();
  readonly #journey: Journey;
  #link: StageLink | null = null;
  #line: LatLon[] = [];
  readonly #clock = new TalkClock();
  readonly #screen: FullScreen;
  readonly #spotlight: Spotlight;
  readonly #idling: Idling;
  readonly #swipe: Swipe;
  readonly talk: StageTalk;

  constructor(context: PresentationContext) {
    this.#context = context;
    this.#journey = new Journey(context);
    document.addEventListener("keydown", this.#onKey, { capture: true });
    this.#idling = new Idling(context.root, () => BUSY.includes(context.store.state.tool));
    this.#screen = new FullScreen(context.root, () => {
      this.#idling.wake();
      context.paint();
    });
    this.#spotlight = new Spotlight(context.root, context.store, context.map.leaflet, () => this.#link?.tell());
    this.#swipe = new Swipe({
      root: context.root,
      allows: (ground) => this.#allowsSwipe(ground),
      turn: (turned, ground) => this.#turn(turned, ground),
    });
    this.talk = new StageTalk({
      ...context,
      address: context.talks,
      command: (command) => this.command(command),
      changed: () => {
        context.paint();
        this.#link?.tell();
      },
      pointed: () => this.#link?.tell(),
    });
    context.store.subscribe((state, before) => this.#followed(state, before));
    if (context.store.state.presenting) this.#set(true);
  }

  destroy(): void {
    this.#journey.drop();
    this.#link?.close();
    document.documentElement.classList.remove("posture-is-presenting");
    document.removeEventListener("keydown", this.#onKey, { capture: true });
    this.#screen.destroy();
    this.#spotlight.destroy();
    this.#idling.destroy();
    this.#swipe.destroy();
    this.talk.destroy();
  }

  get digits(): string {
    return this.#keys.digits;
  }

  /** Places of the line that is measured. */
  get line(): readonly LatLon[] {
    return this.#line;
  }

  /** Whether the page fills the screen; null where it cannot. */
  get isFull(): boolean | null {
    return this.#screen.isFull;
  }

  /** Starts at a chapter, on full screen if the browser allows it. */
  start(chapter: Chapter | undefined): void {
    const { store, scene, rest } = this.#context;
    this.#journey.finish();
    rest();
    const first = chapter ?? opening(scene());
    if (first) store.update({ ...shownBy(first, scene()), presenting: true });
    else store.update({ presenting: true });
    this.#restart();
    this.#screen.fill();
  }

  leave(): void {
    this.#journey.finish();
    this.#screen.giveBack();
    this.#context.store.update({ presenting: false, ...PUT_AWAY });
  }

  openWindow(): void {
    this.#listen();
    this.#link?.open();
  }

  go(chapter: Chapter): void {
    this.#line = [];
    this.#journey.start(chapter);
  }

  /** Ends a flight at its goal. */
  settle(): void {
    this.#journey.finish();
  }

  /** Handles a click on the map, if the briefer is measuring; returns whether the click is used up. */
  clicked(at: L.LatLng): boolean {
    const { presenting, tool } = this.#context.store.state;
    if (presenting && tool === "pen") return true;
    if (!presenting || tool !== "measure") return false;
    this.#line = [...this.#line, { lat: at.lat, lon: at.lng }];
    this.#context.repaint();
    return true;
  }

  /** Fits the size of everything to the stage. */
  fit(): void {
    const { root, store, map } = this.#context;
    const { clientWidth, clientHeight } = root;
    // Not the map's own size: that depends on the size of the texts around it.
    const fits = Math.min(clientWidth / PICTURE.width, clientHeight / PICTURE.height);
    const { presenting, camera } = store.state;
    const factor = presenting && fits > 0 ? fits : pageScale(innerWidth, innerHeight);
    root.style.setProperty("--magnification", String(presenting ? Math.max(SMALLEST_TEXT, factor) : factor));
    if (!presenting || fits >= SMALLEST_TEXT) map.magnify(factor);
    else map.magnify(camera ? READ_IN_HAND : Math.min(factor, this.#roomFor()));
  }

  /** Returns how large the frame may be on a small stage: its texts take more of it, and do not depend on the map. */
  #roomFor(): number {
    const { clientHeight } = this.#context.map.leaflet.getContainer();
    return clientHeight > 0 ? clientHeight / FRAME.height : 1;
  }

  command(command: Command): void {
    const { store } = this.#context;
    const patch = switched(command, store.state);
    if (command.do === "tool") this.#line = [];
    if (patch) store.update(patch);
    else if (command.do === "leave") this.#putAway();
    else if (command.do === "out") this.leave();
    else if (command.do === "fill") this.#fill();
    else if (command.do === "wipe") this.talk.pen.wipe();
    else if (command.do === "talk") this.talk.act(command.act);
    else if (command.do === "window") this.openWindow();
    else if (command.do === "earlier") this.#step(-1);
    else if (command.do === "later") this.#step(1);
    else this.#lead(command);
  }

  #fill(): void {
    if (this.isFull) this.#screen.giveBack();
    else this.#screen.fill();
  }

  /** Leaves a finger to what is in hand, and to a map that the briefer has moved. */
  #allowsSwipe(ground: Ground): boolean {
    const { presenting, camera, tool, menu, searching, helping } = this.#context.store.state;
    if (!presenting || ground === "other") return false;
    return ground === "plate" || !(camera || tool || menu || searching || helping);
  }

  /** Turns to another chapter; where there is none, the map that the finger has moved goes back. */
  #turn(turned: Turned, ground: Ground): void {
    const { map, scene, store, showBounds } = this.#context;
    if (ground === "map") map.letGo();
    if (destination(scene(), store.state.chapter, { do: turned })) this.command({ do: turned });
    else if (ground === "map") showBounds(true);
  }

  /** Steps to the next change in time. */
  #step(direction: 1 | -1): void {
    const { store, scene } = this.#context;
    this.#journey.finish();
    store.update({ t: nextStop(scene().time.stops, store.state.t, direction), playing: false });
  }

  /** Goes to the chapter that a command leads to. */
  #lead(command: Command): void {
    const { store, scene } = this.#context;
    if (store.state.black && command.do !== "back") store.update({ black: false });
    const chapter = destination(scene(), store.state.chapter, command);
    if (chapter) this.go(chapter);
  }

  /** Closes the topmost thing that is open; with nothing open, leaves the presentation. */
  #putAway(): void {
    const { store, map } = this.#context;
    const patch = putAway(store.state);
    if (patch?.tool === null) this.#line = [];
    if (patch) store.update(patch);
    else if (store.state.presenting) this.leave();
    map.overlay.expand("");
  }

  #followed(state: State, before: State): void {
    this.#journey.followed(state, before);
    if (this.#clock.times.began) this.#clock.turn(state.presenting ? state.chapter : "");
    if (state.presenting !== before.presenting) this.#set(state.presenting);
    this.talk.tell();
    const told = state.chapter !== before.chapter || !state.flying;
    if (told) this.#link?.tell();
  }

  #set(presenting: boolean): void {
    const { root, showBounds } = this.#context;
    root.dataset.presenting = String(presenting);
    root.classList.toggle("presenting", presenting);
    document.documentElement.classList.toggle("posture-is-presenting", presenting);
    this.#keys.clear();
    this.#line = [];
    if (presenting) this.#listen();
    if (presenting && !this.#clock.times.began) this.#restart();
    this.#idling.wake();
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
    const { store, theme, part } = this.#context;
    const { chapter, t, presenting, black, camera } = store.state;
    return {
      kind: "stage",
      chapter,
      t,
      presenting,
      black,
      digits: this.digits,
      theme: theme(),
      picture: {
        ...pictured(store.state),
        part: camera && part(),
        line: this.#line,
        pointer: this.talk.pointing.at,
        light: this.#spotlight.at,
        strokes: this.talk.pen.strokes,
      },
      times: this.#clock.times,
      opened: performance.timeOrigin,
      talk: this.talk.told,
      canTalk: this.talk.possible,
    };
  }

  #restart(): void {
    const { presenting, chapter } = this.#context.store.state;
    this.#clock.restart(presenting ? chapter : "");
    this.#link?.tell();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#context.store.state.presenting) return;
    const target = event.target as HTMLElement;
    if (target.matches("input, select, textarea, search *") && event.key !== "Escape") return;
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
