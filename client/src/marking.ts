// A component of its own: the marking of the plan above a page of tables.

import { h, render } from "preact";
import { reader } from "./contract/arrival.ts";
import { check } from "./contract/checks/MarkingBand.js";
import type { MarkingBand } from "./contract/types.ts";
import { onceGone } from "./frame/leaving.ts";
import { catchFocus } from "./frame/lost-focus.ts";
import { arrived, noticeIn } from "./messages/arrival.ts";
import { Band } from "./panels/band.tsx";

interface ComponentArgs {
  /** JSON: the marking, its colour, and how to handle the page. */
  data: string;
  parentElement: HTMLElement;
}

const readBand = reader<MarkingBand>("marking", check);
const mounted = new WeakMap<HTMLElement, HTMLElement>();

/** Mounts or updates the band in an element; returns what removes it. */
export default function marking({ data, parentElement }: ComponentArgs): () => void {
  catchFocus();
  const root = mounted.get(parentElement) ?? parentElement.appendChild(document.createElement("div"));
  mounted.set(parentElement, root);
  const band = arrived(data, readBand, noticeIn(parentElement));
  if (band) render(h(Band, band), root);
  return onceGone(parentElement, () => {
    render(null, root);
    root.remove();
    mounted.delete(parentElement);
  });
}
