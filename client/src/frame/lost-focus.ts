// The part of a page that has the focus may leave the page: a button that saved has nothing more to save. The browser then lets
// the focus fall to the whole page, and who uses the keyboard begins at its top.

import { nothingFocused } from "../grid/focus.ts";

const MAIN = "[data-testid=stMain]";
/** The choice of a section, and the one that is shown. */
const SECTIONS = `${MAIN} [data-testid=stButtonGroup]`;
const CHOSEN = `${SECTIONS} [role=radio][aria-checked=true]`;

/** Streamlit may put the part back within a few frames. */
const SETTLED_MS = 150;

let watching = false;

/** Gives a focus that falls to the chosen section of the page, else to its main part; each component watches a page once. */
export function catchFocus(): void {
  if (watching) return;
  watching = true;
  let last: Element | null = null;
  let timer = 0;
  // What takes the focus becomes the last itself; while nothing can take it, the next change of the page looks again.
  const look = () => {
    const next = hasFallenFrom(last) ? target() : null;
    next?.focus({ preventScroll: true });
    // The group of sections gives a focus that comes from outside to the section that had it last.
    if (document.activeElement !== next) next?.focus({ preventScroll: true });
  };
  document.addEventListener("focusin", ({ target }) => {
    last = target instanceof Element && target.closest(MAIN) ? target : null;
  });
  new MutationObserver(() => {
    window.clearTimeout(timer);
    if (hasFallenFrom(last)) timer = window.setTimeout(look, SETTLED_MS);
  }).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["aria-checked", "disabled"],
  });
}

/** Whether nothing has the focus because the part that had it is gone, or can no longer be used. */
function hasFallenFrom(last: Element | null): boolean {
  return last !== null && nothingFocused() && (!last.isConnected || last.matches(":disabled"));
}

/** Returns what takes the focus; null while a page with sections is still choosing one. */
function target(): HTMLElement | null {
  return document.querySelector<HTMLElement>(document.querySelector(SECTIONS) ? CHOSEN : MAIN);
}
