// Where the focus goes when what had it is gone: a button that its own act disables, or a form that closes.

/** Returns whether nothing on the page has the focus. */
export function nothingFocused(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body;
}

/** Does something, then gives the focus to the panel, or else to the table, if what had it within a part cannot keep it. */
export function keepingFocus(part: HTMLElement, act: () => void, table: () => void): void {
  const focused = document.activeElement;
  act();
  if (!(focused instanceof HTMLElement)) return;
  const within = part.contains(focused) || !focused.isConnected;
  if (!within || (focused.isConnected && !focused.matches(":disabled"))) return;
  const panel = focused.closest<HTMLElement>("search, section");
  const field = panel?.isConnected ? panel.querySelector<HTMLElement>("input:not(:disabled)") : null;
  if (field) field.focus();
  else table();
}
