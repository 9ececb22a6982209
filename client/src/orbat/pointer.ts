// What a pointer does in the tree: it chooses, opens and closes items, and drags a line onto another.

/** What the pointer's acts are, each about an item by its key. */
export interface PointerActs {
  choose(key: string): void;
  toggle(key: string): void;
  lift(key: string): void;
  /** Marks the item over which something is dragged; tells whether it may be let go there. */
  isOver(key: string): boolean;
  drop(key: string): void;
  /** Ends a drag, wherever it ended. */
  leave(): void;
}

const ITEM = "[role=treeitem]";
const TWISTY = ".posture-orbat-twisty[data-open]";

/** Watches the pointer over the items in an element. */
export function watchPointer(root: HTMLElement, acts: PointerActs): void {
  root.addEventListener("click", (event) => {
    const key = keyOf(event);
    if (key === null) return;
    if (event.target instanceof Element && event.target.closest(TWISTY)) acts.toggle(key);
    else acts.choose(key);
  });
  root.addEventListener("dragstart", (event) => {
    const key = keyOf(event);
    if (key === null) return;
    event.dataTransfer?.setData("text/plain", key);
    acts.lift(key);
  });
  root.addEventListener("dragover", (event) => {
    const key = keyOf(event);
    if (key !== null && acts.isOver(key)) event.preventDefault();
  });
  root.addEventListener("drop", (event) => {
    const key = keyOf(event);
    if (key === null) return;
    event.preventDefault();
    acts.drop(key);
  });
  root.addEventListener("dragend", () => acts.leave());
}

function keyOf({ target }: Event): string | null {
  const item = target instanceof Element ? target.closest<HTMLElement>(ITEM) : null;
  return item?.dataset.key ?? null;
}
