// The grid inside Streamlit: a components-v2 module of its own, which the map's pages never load.

import type { GridData } from "./grid/data.ts";
import { GridDesk } from "./grid/desk.tsx";
import type { Sent } from "./messages/outbox.ts";

interface ComponentArgs {
  data: GridData;
  parentElement: HTMLElement;
  setStateValue(name: string, value: unknown): void;
}

const mounted = new WeakMap<HTMLElement, GridDesk>();

export default function grid({ data, parentElement, setStateValue }: ComponentArgs): () => void {
  const known = mounted.get(parentElement);
  if (known) known.update(data);
  else {
    const root = document.createElement("div");
    parentElement.append(root);
    mounted.set(parentElement, new GridDesk(root, data, (sent: Sent) => setStateValue("outbox", sent)));
  }
  return () => {
    mounted.get(parentElement)?.destroy();
    mounted.delete(parentElement);
  };
}
