// The ORBAT inside Streamlit: a components-v2 module of its own.

import { reader } from "./contract/arrival.ts";
import { check } from "./contract/checks/OrbatData.js";
import type { OrbatData, Sent } from "./contract/types.ts";
import { nameFrame } from "./frame/frame.ts";
import { onceGone } from "./frame/leaving.ts";
import { watchLinks } from "./frame/links.ts";
import { selectedInAddress, selectInAddress } from "./frame/selected.ts";
import { arrived, noticeIn } from "./messages/arrival.ts";
import { OrbatDesk } from "./orbat/desk.tsx";
import { speak } from "./words/say.ts";

interface ComponentArgs {
  /** The tree as JSON. */
  data: string;
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
}

const readOrbatData = reader<OrbatData>("orbat", check);
const mounted = new WeakMap<HTMLElement, OrbatDesk>();

/** Mounts or updates the tree in an element; returns what removes it. */
export default function orbat({ data, parentElement, setStateValue }: ComponentArgs): () => void {
  const known = mounted.get(parentElement);
  const tree = arrived(data, readOrbatData, noticeIn(parentElement));
  if (tree) {
    speak(tree.words);
    nameFrame();
    watchLinks();
  }
  if (tree && known) known.update(tree);
  else if (tree) {
    const root = parentElement.appendChild(document.createElement("div"));
    const send = (sent: Sent) => setStateValue("outbox", sent);
    mounted.set(parentElement, new OrbatDesk(root, tree, { send, select: selectInAddress }, selectedInAddress()));
  } else unmount(parentElement);
  return onceGone(parentElement, () => unmount(parentElement));
}

function unmount(parent: HTMLElement): void {
  mounted.get(parent)?.destroy();
  mounted.delete(parent);
}
