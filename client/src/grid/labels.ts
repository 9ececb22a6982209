// What a screen reader needs of the table: one place for the focus, positions of rows and columns, the active cell.

import type { Tabulator } from "tabulator-tables";
import { say } from "../words/say.ts";

let cells = 0;

/** Makes the table the one place that takes the focus; its cells are reached from there, and pass a focus on to it. */
export function takeFocus(root: HTMLElement, title: string): void {
  root.tabIndex = 0;
  root.setAttribute("aria-label", title);
  root.setAttribute("aria-description", say("grid.keys"));
  root.setAttribute("aria-multiselectable", "true");
  const header = root.querySelector<HTMLElement>(".tabulator-header");
  if (header) header.tabIndex = -1;
  const rows = root.querySelector<HTMLElement>(".tabulator-tableholder");
  rows?.removeAttribute("tabindex");
  // Tabulator focuses its rows at each click. The page would scroll, and the second click of two would hit another row.
  if (rows) rows.focus = () => root.focus({ preventScroll: true });
  root.addEventListener("focusin", passOn);
}

function passOn({ target, currentTarget }: FocusEvent): void {
  const inner = target instanceof HTMLElement && target.matches(".tabulator-header, .tabulator-row .tabulator-cell");
  if (inner && currentTarget instanceof HTMLElement) currentTarget.focus({ preventScroll: true });
}

/** Writes the positions of the rows and columns that are drawn. */
export function labelPositions(root: HTMLElement, table: Tabulator, rows: number, columns: number): void {
  root.setAttribute("aria-rowcount", String(rows + 1));
  root.setAttribute("aria-colcount", String(columns + 1));
  const heads = root.querySelectorAll(".tabulator-headers > .tabulator-col");
  for (const [i, head] of heads.entries()) head.setAttribute("aria-colindex", String(i + 1));
  root.querySelector(".tabulator-headers")?.setAttribute("aria-rowindex", "1");
  for (const row of table.getRows("visible")) {
    row.getElement().setAttribute("aria-rowindex", String(Number(row.getPosition()) + 1));
  }
  for (const cell of root.querySelectorAll<HTMLElement>(
    ".tabulator-row .tabulator-cell[tabindex='0']:not(.posture-active-cell)",
  )) {
    cell.tabIndex = -1;
  }
}

/** Says which cell is active and which are selected. */
export function labelActive(root: HTMLElement, active: HTMLElement | null): void {
  for (const old of root.querySelectorAll(".posture-active-cell")) {
    if (old === active) continue;
    old.classList.remove("posture-active-cell");
    old.setAttribute("tabindex", "-1");
  }
  for (const cell of root.querySelectorAll(".tabulator-row .tabulator-cell")) {
    cell.setAttribute("aria-selected", String(cell.classList.contains("tabulator-range-selected")));
  }
  if (!active?.isConnected) {
    root.removeAttribute("aria-activedescendant");
    return;
  }
  if (!active.id) {
    cells += 1;
    active.id = `posture-cell-${cells}`;
  }
  active.classList.add("posture-active-cell");
  active.tabIndex = 0;
  root.setAttribute("aria-activedescendant", active.id);
}
