// The client inside Streamlit: a components-v2 module. Streamlit calls it on mount and whenever data or theme change.

import { Posture } from "./app/posture.ts";
import { fetchedBasemap, NoBasemap } from "./basemap/fetched.ts";
import { Gazetteer, type StoredPlaces } from "./basemap/gazetteer.ts";
import { reader } from "./contract/arrival.ts";
import { check } from "./contract/checks/Scene.js";
import type { Scene, Sent } from "./contract/types.ts";
import { MapEditor } from "./edit/map-editor.tsx";
import { nameFrame } from "./frame/frame.ts";
import { onceGone } from "./frame/leaving.ts";
import { watchLinks } from "./frame/links.ts";
import { arrived, noticeIn } from "./messages/arrival.ts";
import { type Asking, Asks } from "./messages/asks.ts";
import type { Theme } from "./paint/palette.ts";
import { presenterOf } from "./present/link.ts";
import { PresenterPage } from "./present/presenter.tsx";
import { say, speak } from "./words/say.ts";

interface ComponentArgs {
  /** A scene as JSON. */
  data: string;
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
}

interface Mounted {
  root: HTMLElement;
  posture: Posture | PresenterPage | null;
  scene: Scene;
}

const readScene = reader<Scene>("scene", check);
const mounted = new WeakMap<HTMLElement, Mounted>();
/** The base map. All maps of a page share it, and the module fetches it as soon as it loads. */
const basemap = fetchedBasemap(import.meta.url);

let gazetteer: Promise<Gazetteer> | null = null;

/** Returns every place that the app knows; fetches them once, when somebody begins to edit. */
function places(): Promise<Gazetteer> {
  gazetteer ??= fetch(new URL("./gazetteer.json", import.meta.url))
    .then((response) => response.json() as Promise<StoredPlaces>)
    .then((stored) => new Gazetteer(stored));
  return gazetteer;
}

function themeOf(element: HTMLElement): Theme {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (!hex) return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const [r, g, b] = hex.slice(1).map((part) => Number.parseInt(part, 16));
  return (r ?? 0) * 0.299 + (g ?? 0) * 0.587 + (b ?? 0) * 0.114 < 128 ? "dark" : "light";
}

/** Mounts or updates a map in an element; returns what removes it. */
export default function map({ data, parentElement, setStateValue }: ComponentArgs): () => void {
  const known = mounted.get(parentElement);
  const scene = arrived(data, readScene, noticeIn(parentElement));
  if (scene) {
    speak(scene.words);
    nameFrame();
    watchLinks();
  }
  if (scene && known) {
    known.scene = scene;
    known.posture?.setScene(scene);
    if (known.posture instanceof Posture) known.posture.setTheme(themeOf(parentElement));
  } else if (scene) {
    void mount(parentElement, scene, (sent) => setStateValue("outbox", sent));
  } else {
    unmount(parentElement);
  }
  return onceGone(parentElement, () => unmount(parentElement));
}

function unmount(parent: HTMLElement): void {
  const entry = mounted.get(parent);
  entry?.posture?.destroy();
  entry?.root.remove();
  mounted.delete(parent);
}

function notShown(error: unknown): string {
  if (error instanceof NoBasemap) return say("arrival.no-basemap", { status: error.message });
  return say("arrival.no-map", { error: String(error) });
}

/** The page for viewers with what the address says now, but for what only a page of the app knows. */
function viewerAddress(): string {
  return new URL(`../../../view/${window.location.search}`, import.meta.url).href;
}

/** Tells whether a scene is the plan as the server has it now, which alone an audience can follow. */
function isPlanItself({ analysis, compare }: Scene): boolean {
  return !analysis && !compare && !new URLSearchParams(window.location.search).has("version");
}

const STYLE_CHECK_MS = 10;
const MOST_CHECKS = 500;

/** Waits until the stylesheet is in use: without it the map has no height. Streamlit loads it again on every return. */
async function styled(root: HTMLElement): Promise<void> {
  root.classList.add("posture");
  for (let i = 0; i < MOST_CHECKS && getComputedStyle(root).display !== "grid"; i++) {
    await new Promise((done) => setTimeout(done, STYLE_CHECK_MS));
  }
}

async function mount(parent: HTMLElement, scene: Scene, send: (sent: Sent) => void): Promise<void> {
  const root = document.createElement("div");
  const entry: Mounted = { root, posture: null, scene };
  mounted.set(parent, entry);
  parent.append(root);
  const prepared = await basemap.catch((error: unknown) => {
    root.textContent = notShown(error);
    return null;
  });
  if (!prepared) return;
  await styled(root);
  if (mounted.get(parent) !== entry) return;
  const talk = presenterOf(window.location.search);
  if (talk) {
    entry.posture = new PresenterPage(root, entry.scene, prepared, talk);
    return;
  }
  const asks = new Asks((ask) => send({ ask }));
  entry.posture = new Posture(root, entry.scene, prepared, {
    theme: () => themeOf(parent),
    canTheme: false,
    elsewhere: { page: "viewer", address: viewerAddress },
    ...(isPlanItself(entry.scene) ? { talks: new URL("../../../view/talks", import.meta.url).href } : {}),
    ...(entry.scene.analysis ? { ask: (asking: Asking) => asks.ask(asking) } : {}),
    ...(entry.scene.editing ? { editor: (context) => new MapEditor(context, send, places) } : {}),
  });
}
