// Where the focus goes when a run of the page takes away what had it: to the section that is shown, from where Tab goes on.

const OWN = ".posture-grid, .posture-planner, .posture";
const SECTIONS = "[data-testid=stButtonGroup] [role=radio]";

let watched = false;
let last: Element | null = null;

/** Watches the focus of this page, once; a page without sections stays as it is. */
export function keepFocusOnPage(): void {
  if (watched) return;
  watched = true;
  document.addEventListener("focusin", note, true);
  document.addEventListener("pointerdown", forget, true);
  new MutationObserver(() => {
    if (last && !last.isConnected) setTimeout(restore);
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-checked", "tabindex"] });
}

/** Keeps what has the focus in mind; our components care for their own. */
function note({ target }: Event): void {
  last = target instanceof Element && !target.closest(OWN) ? target : null;
}

/** A press of the pointer says where to go next. */
function forget({ target }: Event): void {
  if (!(target instanceof Node && last?.contains(target))) last = null;
}

/** Gives the focus to the section, once it is there; `note` then keeps the section in mind. */
function restore(): void {
  if (!last || last.isConnected) return;
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body) last = null;
  else (sectionThat('[aria-checked="true"]') ?? sectionThat('[tabindex="0"]'))?.focus();
}

function sectionThat(is: string): HTMLElement | null {
  return document.querySelector(SECTIONS + is);
}
