// Where the focus goes when a run of the page takes away what had it: to the section that is shown, from where Tab goes on.

const HOLDER = "[data-testid=stElementContainer]";
const PLACE = "[data-testid=stButtonGroup] [role=radio][aria-checked=true]";

let watched = false;
let holder: Element | null = null;

/** Watches the focus of this page, once; a page without sections stays as it is. */
export function keepFocusOnPage(): void {
  if (watched) return;
  watched = true;
  document.addEventListener("focusin", note, true);
  document.addEventListener("pointerdown", forget, true);
  new MutationObserver(() => {
    if (holder && !holder.isConnected) setTimeout(restore);
  }).observe(document.body, { childList: true, subtree: true });
}

function note({ target }: Event): void {
  holder = target instanceof Element ? target.closest(HOLDER) : null;
}

/** A press of the pointer says where to go next. */
function forget({ target }: Event): void {
  if (!(target instanceof Node && holder?.contains(target))) holder = null;
}

function restore(): void {
  if (!holder || holder.isConnected) return;
  holder = null;
  const { activeElement } = document;
  if (!activeElement || activeElement === document.body) document.querySelector<HTMLElement>(PLACE)?.focus();
}
