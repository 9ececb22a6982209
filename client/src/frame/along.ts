// What goes along from page to page of the app: the plan, the view, the time and the selected row. Pure.

/** Names in the query of an address that mean the same on every page. */
const ALONG = ["plan", "view", "t", "select"] as const;

/** Returns the address of a page, with what goes along of the address that is shown; a query of its own wins. */
export function withAlong(page: string, shown: string): string {
  const to = new URL(page);
  const from = new URL(shown).searchParams;
  for (const name of ALONG) {
    const value = from.get(name);
    if (value !== null && !to.searchParams.has(name)) to.searchParams.set(name, value);
  }
  return to.href;
}
