// The client in a saved page or a notebook. The page itself carries all data.

import { Posture } from "./app/posture.ts";
import { prepare, type StoredBasemap } from "./basemap/load.ts";
import { reader } from "./contract/arrival.ts";
import { check } from "./contract/checks/Scene.js";
import type { Scene } from "./contract/types.ts";
import { noticeIn } from "./messages/arrival.ts";
import type { Theme } from "./paint/palette.ts";
import { presenterOf } from "./present/link.ts";
import { PresenterPage } from "./present/presenter.tsx";
import type { Layer } from "./scene/scene.ts";
import { say, speak } from "./words/say.ts";

const readScene = reader<Scene>("scene", check);

function readJson<T>(element: Element | null): T {
  return JSON.parse(element?.textContent ?? "null") as T;
}

function preferred(): Theme {
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Reads a base map that a saved page carries as base64 of gzip. */
async function unpack(base64: string): Promise<StoredBasemap> {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as StoredBasemap;
}

async function start(root: HTMLElement): Promise<void> {
  const page = root.closest("[data-posture-page]") ?? document;
  const layers = [...page.querySelectorAll("script[data-posture-layer]")].map((script) => readJson<Layer>(script));
  const scene = readScene({ ...readJson<Scene>(page.querySelector("script[data-posture-scene]")), layers });
  speak(scene.words);
  document.documentElement.lang ||= scene.words?.language ?? "en";
  root.role = "main";
  const packed = readJson<string>(page.querySelector("script[data-posture-basemap]"));
  const basemap = prepare(await unpack(packed));
  const talk = presenterOf(window.location.search);
  if (talk) {
    new PresenterPage(root, scene, basemap, talk);
    return;
  }
  const posture = new Posture(root, scene, basemap, { theme: preferred, canTheme: true });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => posture.setTheme(preferred()));
}

for (const root of document.querySelectorAll<HTMLElement>("[data-posture-root]"))
  void start(root).catch((error: unknown) => {
    noticeIn(root)(say("arrival.not-whole"));
    throw error;
  });
