// Ctrl with a click adds a row to the selection, or takes it out.

import type { Cursor } from "./cursor.ts";

/** Takes a press of the mouse before Tabulator does; returns whether it chose a row. */
export function choosesRow(event: MouseEvent, cursor: Cursor): boolean {
  const cell = (event.target as HTMLElement).closest<HTMLElement>(".tabulator-row .tabulator-cell");
  const handle = cell?.parentElement?.querySelector<HTMLElement>(".posture-row-number")?.dataset.handle;
  if (!cell || handle === undefined || event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
  event.stopPropagation();
  event.preventDefault();
  cursor.toggle(handle, cell.getAttribute("tabulator-field") ?? "");
  return true;
}
