// The selected row in the address, where the map, the grid and the ORBAT find it.

const NAME = "select";

/** Returns the id of the selected row; "" for none. */
export function selectedInAddress(): string {
  return new URLSearchParams(location.search).get(NAME) ?? "";
}

/** Writes the id of the selected row into the address; "" for none. */
export function selectInAddress(id: string): void {
  const to = new URL(location.href);
  if (id) to.searchParams.set(NAME, id);
  else to.searchParams.delete(NAME);
  if (to.href !== location.href) history.replaceState(history.state, "", to.href);
}
