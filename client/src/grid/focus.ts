// Where the focus goes when what had it is gone: a button that its own act disables, or a form that closes.

/** Returns whether nothing on the page has the focus. */
export function nothingFocused(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body;
}

/**
 * Tells whether a tool has the focus because it was clicked: who added a row with it types into the row next.
 *
 * Who came to the tool by the keyboard stays there, and may add more.
 */
export function wasClicked(focused: Element | null): boolean {
  const isTool = focused instanceof HTMLButtonElement && focused.closest("[role=toolbar]") !== null;
  return isTool && !focused.matches(":focus-visible");
}

/**
 * Gives a part of the page the keys that come after what had the focus in it is gone; returns what stops that.
 *
 * A rebuild removes what has the focus, and the browser then sends keys to the page. `take` moves the focus back.
 */
export function keysAfterLoss(part: HTMLElement, take: () => void): () => void {
  let last: Element | null = null;
  const entered = ({ target }: Event) => {
    last = target instanceof Element && part.contains(target) ? target : null;
  };
  const left = ({ target }: Event) => {
    if (!(target instanceof Node && part.contains(target))) last = null;
  };
  const pressed = (event: KeyboardEvent) => {
    if (!last || last.isConnected || !nothingFocused()) return;
    last = null;
    take();
    event.stopImmediatePropagation();
    const again = new KeyboardEvent(event.type, event);
    if (document.activeElement?.dispatchEvent(again) === false) event.preventDefault();
  };
  const listeners = { focusin: entered, pointerdown: left, keydown: pressed } as const;
  for (const [name, listener] of Object.entries(listeners))
    document.addEventListener(name, listener as EventListener, true);
  return () => {
    for (const [name, listener] of Object.entries(listeners))
      document.removeEventListener(name, listener as EventListener, true);
  };
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
