// The grid inside Streamlit: a components-v2 module of its own, which the map's pages never load.

import { reader } from "./contract/arrival.ts";
import { check } from "./contract/checks/GridData.js";
import type { GridData, Sent } from "./contract/types.ts";
import { nameFrame } from "./frame/frame.ts";
import { onceGone } from "./frame/leaving.ts";
import { watchLinks } from "./frame/links.ts";
import { selectedInAddress, selectInAddress } from "./frame/selected.ts";
import { GridDesk } from "./grid/desk.tsx";
import { arrived, noticeIn } from "./messages/arrival.ts";
import { speak } from "./words/say.ts";

interface ComponentArgs {
  /** A table as JSON. */
  data: string;
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
}

const readGridData = reader<GridData>("grid", check);
const shared = { read: selectedInAddress, write: selectInAddress };
const mounted = new WeakMap<HTMLElement, { root: HTMLElement; desk: GridDesk }>();

/** Mounts or updates the grid in an element; returns what removes it. */
export default function grid({ data, parentElement, setStateValue }: ComponentArgs): () => void {
  const known = mounted.get(parentElement);
  const table = arrived(data, readGridData, noticeIn(parentElement));
  if (table) {
    speak(table.words);
    nameFrame();
    watchLinks();
  }
  if (table && known) known.desk.update(table);
  else if (table) {
    const root = document.createElement("div");
    parentElement.append(root);
    const desk = new GridDesk(root, table, (sent: Sent) => setStateValue("outbox", sent), shared);
    mounted.set(parentElement, { root, desk });
  } else unmount(parentElement);
  return onceGone(parentElement, () => unmount(parentElement));
}

function unmount(parent: HTMLElement): void {
  const known = mounted.get(parent);
  known?.desk.destroy();
  known?.root.remove();
  mounted.delete(parent);
}
