// The part of a page that has the focus may leave the page: a button that saved has nothing more to save. The browser then lets
// the focus fall to the whole page, and who uses the keyboard begins at its top.

const MAIN = "[data-testid=stMain]";
/** The choice of the section that is shown. */
const CHOSEN = `${MAIN} [data-testid=stButtonGroup] [role=radio][aria-checked=true]`;

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
    if (hasFallenFrom(last)) target()?.focus({ preventScroll: true });
  };
  document.addEventListener("focusin", ({ target }) => {
    last = target instanceof Element && target.closest(MAIN) ? target : null;
  });
  new MutationObserver(() => {
    window.clearTimeout(timer);
    if (hasFallenFrom(last)) timer = window.setTimeout(look, SETTLED_MS);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
}

/** Whether nothing has the focus because the part that had it is gone, or can no longer be used. */
function hasFallenFrom(last: Element | null): boolean {
  const nowhere = document.activeElement === null || document.activeElement === document.body;
  return last !== null && nowhere && (!last.isConnected || last.matches(":disabled"));
}

function target(): HTMLElement | null {
  return document.querySelector<HTMLElement>(CHOSEN) ?? document.querySelector<HTMLElement>(MAIN);
}
