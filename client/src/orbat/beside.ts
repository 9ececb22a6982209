// Where a question about an item of the tree stands: below it, if it is drawn.

import type { Question } from "../edit/when.tsx";
import type { Node } from "./tree.ts";

/** Returns the place of a question in an element, and how large that is, in pixels. */
export function besideItem(root: HTMLElement, { key }: Node): Pick<Question, "x" | "y" | "width" | "height"> {
  const items = [...root.querySelectorAll<HTMLElement>("[role=treeitem]")];
  const at = items.find(({ dataset }) => dataset.key === key)?.getBoundingClientRect();
  const { left, top, width, height } = root.getBoundingClientRect();
  const [x, y] = at ? [at.left - left + at.width / 3, at.bottom - top] : [width / 3, height / 3];
  return { x, y, width, height };
}
