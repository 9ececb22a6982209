// A component of its own that hears when the plan has changed, and then lets Streamlit run the page again.

import { reader } from "./contract/arrival.ts";
import { check } from "./contract/checks/Following.js";
import type { Following } from "./contract/types.ts";
import { onceGone } from "./frame/leaving.ts";
import { listen } from "./messages/news.ts";

interface ComponentArgs {
  /** JSON: the stream, and what the page shows. */
  data: string;
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
}

interface Follower {
  feed: string;
  shown: number;
  asked: number;
  newest: number;
  end(): void;
}

const ANSWER_MS = 150;

const readFollowing = reader<Following>("following", check);
const mounted = new WeakMap<HTMLElement, Follower>();

/** Mounts or updates what follows a plan; returns what ends it. */
export default function follower({ data, parentElement, setStateValue }: ComponentArgs): () => void {
  const { feed, generation } = readFollowing(JSON.parse(data));
  let known = mounted.get(parentElement);
  if (known?.feed !== feed) {
    known?.end();
    known = follow(feed, generation, (newer) => setStateValue("newer", newer));
    mounted.set(parentElement, known);
  }
  known.shown = generation;
  return onceGone(parentElement, () => {
    mounted.get(parentElement)?.end();
    mounted.delete(parentElement);
  });
}

function follow(feed: string, shown: number, ask: (newer: number) => void): Follower {
  const address = new URL(`../../../view/events?feed=${encodeURIComponent(feed)}`, import.meta.url);
  const known: Follower = { feed, shown, asked: -1, newest: shown, end: () => {} };
  known.end = listen(address.href, {
    news: ({ generation }) => {
      known.newest = generation;
      // The page's own edit is news too, and its answer is on the way.
      setTimeout(() => {
        if (known.newest !== generation || generation === known.shown || generation === known.asked) return;
        known.asked = generation;
        ask(generation);
      }, ANSWER_MS);
    },
  });
  return known;
}
