// Hears when a plan has changed. Pages of one browser share one connection per stream, since a browser has few for a host.

import { reader } from "../contract/arrival.ts";
import { check } from "../contract/checks/News.js";
import type { News } from "../contract/types.ts";

const readNews = reader<News>("news", check);

/** Whether the server can be heard. */
export type Hearing = "hears" | "lost";

/** What a page is told. */
export interface Listener {
  /** There is this now: told at the start, and after each change. */
  news(news: News): void;
  /** The server can no longer be heard, or can be again. */
  hearing?(how: Hearing): void;
}

/** What one page tells the others of its browser. */
type Word = { news: News } | { hearing: Hearing } | "which";

/** Listens to the stream at an address; returns what ends that. */
export function listen(address: string, listener: Listener): () => void {
  const ended = new AbortController();
  // Without locks, a browser cannot choose the page that listens for all: then each listens for itself.
  if (navigator.locks && typeof BroadcastChannel !== "undefined") shareOf(address, listener, ended.signal);
  else connect(address, listener, ended.signal);
  return () => ended.abort();
}

function shareOf(address: string, listener: Listener, ended: AbortSignal): void {
  const channel = new BroadcastChannel(`posture-news/${address}`);
  let last: News | null = null;
  let leads = false;
  const hear = (word: Word) => {
    if (word === "which") {
      if (leads && last) channel.postMessage({ news: last } satisfies Word);
    } else if ("news" in word) {
      last = word.news;
      listener.news(last);
    } else listener.hearing?.(word.hearing);
  };
  const spread = (word: Word) => {
    hear(word);
    channel.postMessage(word);
  };
  channel.onmessage = ({ data }: MessageEvent<Word>) => hear(data);
  channel.postMessage("which" satisfies Word);
  ended.addEventListener("abort", () => channel.close());
  void navigator.locks
    .request(`posture-news/${address}`, { signal: ended }, () => {
      leads = true;
      connect(address, { news: (news) => spread({ news }), hearing: (hearing) => spread({ hearing }) }, ended);
      return new Promise<void>((done) => ended.addEventListener("abort", () => done()));
    })
    .catch((error: unknown) => {
      if (!ended.aborted) throw error;
    });
}

const AGAIN_MS = 3000;

function connect(address: string, listener: Listener, ended: AbortSignal): void {
  if (ended.aborted) return;
  const source = new EventSource(address);
  const end = () => source.close();
  ended.addEventListener("abort", end);
  source.onopen = () => listener.hearing?.("hears");
  source.onmessage = ({ data }: MessageEvent<string>) => listener.news(readNews(JSON.parse(data)));
  source.onerror = () => {
    listener.hearing?.("lost");
    // The browser tries again by itself, unless the server answered and refused.
    if (source.readyState !== EventSource.CLOSED) return;
    ended.removeEventListener("abort", end);
    setTimeout(() => connect(address, listener, ended), AGAIN_MS);
  };
}
