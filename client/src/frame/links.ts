// Streamlit's links between pages open a page without a query. We give each link what goes along, before it is followed.

import { withAlong } from "./along.ts";

const LINKS = "a[data-testid=stTopNavLink], a[data-testid=stTopNavDropdownLink], a[data-testid=stSidebarNavLink]";
const SIDEBAR = "[data-testid=stSidebar]";
const FOLD = "[data-testid=stSidebarCollapseButton] button";

let watching = false;

/** Lets plan, view, time and selection go along with every link between pages; each component watches once. */
export function watchLinks(): void {
  if (watching) return;
  watching = true;
  for (const name of ["pointerdown", "focusin", "contextmenu"] as const) {
    document.addEventListener(name, (event) => void complete(event), { capture: true });
  }
  document.addEventListener("click", follow, { capture: true });
}

/** Gives a link its query: whoever opens it elsewhere, or copies it, gets the same. */
function complete(event: Event): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(LINKS) : null;
  if (!link || new URL(link.href).origin !== location.origin) return null;
  const page = new URL(link.href);
  page.search = "";
  link.href = withAlong(page.href, location.href);
  return link;
}

/** Goes to the page as the button Back does: that is how Streamlit reads an address with its query. */
function follow(event: MouseEvent): void {
  const link = complete(event);
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || link.pathname === location.pathname) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  history.pushState({}, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate"));
  const sidebar = link.closest(SIDEBAR);
  if (sidebar) sidebar.querySelector<HTMLButtonElement>(FOLD)?.click();
}
