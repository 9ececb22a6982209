// The grid inside Streamlit: a components-v2 module of its own, which the map's pages never load.

import { arrived, reader } from "./contract/arrival.ts";
import { check } from "./contract/checks/GridData.js";
import type { GridData, Sent } from "./contract/types.ts";
import { GridDesk } from "./grid/desk.tsx";

interface ComponentArgs {
  /** A table as JSON in UTF-8. */
  data: Uint8Array;
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
}

const readGridData = reader<GridData>("grid", check);
const mounted = new WeakMap<HTMLElement, GridDesk>();

export default function grid({ data, parentElement, setStateValue }: ComponentArgs): () => void {
  const known = mounted.get(parentElement);
  const table = arrived(data, readGridData, parentElement);
  if (table && known) known.update(table);
  else if (table) {
    const root = document.createElement("div");
    parentElement.append(root);
    mounted.set(parentElement, new GridDesk(root, table, (sent: Sent) => setStateValue("outbox", sent)));
  }
  return () => {
    mounted.get(parentElement)?.destroy();
    mounted.delete(parentElement);
  };
}
