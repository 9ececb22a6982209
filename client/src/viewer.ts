// The client in the page for viewers: it fetches the scene, and again whenever the plan has changed.

import type { Host } from "./app/host.ts";
import { Posture } from "./app/posture.ts";
import type { Basemap } from "./basemap/load.ts";
import { reader } from "./contract/arrival.ts";
import { check } from "./contract/checks/Scene.js";
import type { Scene } from "./contract/types.ts";
import { withAlong } from "./frame/along.ts";
import { arrived, noticeIn } from "./messages/arrival.ts";
import { listen } from "./messages/news.ts";
import type { Theme } from "./paint/palette.ts";
import { presenterOf } from "./present/link.ts";
import { PresenterPage } from "./present/presenter.tsx";
import { RemotePage } from "./talk/remote.tsx";
import { say, speak } from "./words/say.ts";

/** The server answered, and not with what was asked for; the message is its reason. */
class NotGivenError extends Error {
  /** Whether there was something at the address and never will be again. */
  readonly gone: boolean;

  constructor(message: string, gone: boolean) {
    super(message);
    this.gone = gone;
  }
}

const readScene = reader<Scene>("scene", check);
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const plan = new URLSearchParams(window.location.search).get("plan");
const query = plan === null ? "" : `?plan=${encodeURIComponent(plan)}`;

function preferred(): Theme {
  return dark.matches ? "dark" : "light";
}

async function given(name: string): Promise<Response> {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) {
    const gone = answer.status === 410;
    throw new NotGivenError(gone || answer.status === 404 ? await answer.text() : String(answer.status), gone);
  }
  return answer;
}

let tag: string | null = null;

/** Returns the scene as it is now; null if it is the one that was fetched last, or cannot be read, which is told. */
async function fetchScene(tell: (text: string) => void): Promise<Scene | null> {
  const answer = await given(`scene.json${query}`);
  const known = tag;
  tag = answer.headers.get("etag");
  return tag !== null && tag === known ? null : arrived(await answer.text(), readScene, tell);
}

async function fetchBasemap(): Promise<Basemap> {
  return (await import("./ground.ts")).basemap;
}

/** Returns what a page may do by how one has come to it: by the secret, by a link, or by the link of a talk. */
function hostOf(by: string | undefined, ended: () => void): Host {
  const host: Host = { theme: preferred, canTheme: true };
  if (by === "talk") return { ...host, follow: { address: new URL("talk", import.meta.url).href, ended } };
  if (by === "link") return host;
  const address = () => withAlong(new URL("../", import.meta.url).href, window.location.href);
  return { ...host, elsewhere: { page: "app", address }, talks: new URL("talks", import.meta.url).href };
}

async function start(root: HTMLElement): Promise<void> {
  root.role = "main";
  const tell = noticeIn(document.body);
  const { by } = root.dataset;
  const isRemote = by === "remote";
  const [scene, basemap] = await Promise.all([fetchScene(tell), isRemote ? null : fetchBasemap()]);
  if (!scene) return;
  speak(scene.words);
  document.documentElement.lang = scene.words?.language ?? "en";
  if (!basemap) {
    root.dataset.theme = preferred();
    new RemotePage(root, scene, new URL("remote", import.meta.url).href);
    return;
  }
  let deafen = () => {};
  const talk = presenterOf(window.location.search);
  const page = talk
    ? new PresenterPage(root, scene, basemap, talk)
    : new Posture(
        root,
        scene,
        basemap,
        hostOf(by, () => deafen()),
      );
  if (page instanceof Posture) dark.addEventListener("change", () => page.setTheme(preferred()));
  deafen = follow(page, tell);
}

const PATIENCE_MS = 5000;

/** Shows each change, and says so when no change could be heard for a while. */
function follow(page: Posture | PresenterPage, tell: (text: string) => void): () => void {
  let shown: number | null = null;
  let lost = 0;
  const show = async (): Promise<void> => {
    const scene = await fetchScene(tell);
    if (scene) page.setScene(scene);
  };
  const failed = (error: unknown): void => {
    const gone = error instanceof NotGivenError && error.gone;
    if (gone) deafen();
    tell(gone ? error.message : say("arrival.lost"));
  };
  const look = (): void => {
    tell(say("arrival.lost"));
    void show().catch(failed);
  };
  const deafen = listen(new URL(`events${query}`, import.meta.url).href, {
    news: ({ generation }) => {
      if (generation === shown) return;
      shown = generation;
      void show().catch(failed);
    },
    hearing: (how) => {
      if (how === "lost") lost ||= window.setTimeout(look, PATIENCE_MS);
      else {
        clearTimeout(lost);
        lost = 0;
        tell("");
      }
    },
  });
  return deafen;
}

const root = document.getElementById("posture-viewer");
if (root)
  void start(root).catch((error: unknown) => {
    const why = error instanceof NotGivenError ? error.message : String(error);
    noticeIn(document.body)(say("arrival.no-map", { error: why }));
    throw error;
  });
