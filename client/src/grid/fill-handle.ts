// The square at the lower right of the selection: a drag fills the cells that it goes over. Ctrl, as the pointer is let
// go, makes a series of what would be copied, and the other way round; Escape gives up.

import type { Cursor } from "./cursor.ts";
import { type Box, boxOf, type Reach, reachOf, type Spot } from "./fill-reach.ts";

const HANDLE = ".tabulator-range-active";
const CELL = ".tabulator-row .tabulator-cell";
const MARK = "posture-fill-target";
const EDGE_PX = 24;

/** What the square needs of its table. */
export interface HandleContext {
  root: HTMLElement;
  cursor: Cursor;
  fill(reach: Reach, flip: boolean): void;
}

/** Lets the square of a table fill. */
export function watchFillHandle(context: HandleContext): void {
  const press = (event: MouseEvent) => {
    const { order, names, picked } = context.cursor;
    if (!(event.target as HTMLElement).matches(HANDLE) || event.button !== 0) return;
    const handles = order.map(({ handle }) => handle);
    const box = boxOf(handles, names, picked);
    event.preventDefault();
    event.stopPropagation();
    if (box && event.type === "pointerdown") follow(context, box, handles);
  };
  for (const name of ["pointerdown", "mousedown"] as const) context.root.addEventListener(name, press, true);
}

/** Follows the pointer until it is let go. */
function follow(context: HandleContext, box: Box, handles: readonly string[]): void {
  const { root, cursor } = context;
  const ended = new AbortController();
  const options = { signal: ended.signal, capture: true };
  let reach: Reach | null = null;
  const end = (): void => {
    ended.abort();
    mark(root, () => false);
  };
  const move = (event: PointerEvent) => {
    scroll(root, event);
    const spot = spotUnder(root, event, handles, cursor.names);
    if (spot) reach = reachOf(box, spot);
    mark(root, (at) => isReached(box, reach, spotOf(at, handles, cursor.names)));
  };
  const letGo = (event: PointerEvent) => {
    end();
    if (reach) context.fill(reach, event.ctrlKey || event.metaKey);
  };
  const giveUp = (event: KeyboardEvent) => {
    if (event.key === "Escape") end();
    event.stopPropagation();
    event.preventDefault();
  };
  document.addEventListener("pointermove", move, options);
  document.addEventListener("pointerup", letGo, options);
  document.addEventListener("pointercancel", end, options);
  document.addEventListener("keydown", giveUp, options);
}

/** Tells whether a cell will be filled. */
function isReached(box: Box, reach: Reach | null, spot: Spot | null): boolean {
  if (!reach || !spot) return false;
  const [across, at] = reach.along === "rows" ? [spot.column, spot.row] : [spot.row, spot.column];
  const [first, last] = reach.along === "rows" ? box.columns : box.rows;
  return reach.at.includes(at) && across >= first && across <= last;
}

function spotUnder(
  root: HTMLElement,
  event: PointerEvent,
  handles: readonly string[],
  names: readonly string[],
): Spot | null {
  const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>(CELL);
  return cell && root.contains(cell) ? spotOf(cell, handles, names) : null;
}

/** Returns the position of a cell; the number of a row counts as its first column. */
function spotOf(cell: HTMLElement, handles: readonly string[], names: readonly string[]): Spot | null {
  const handle = cell.parentElement?.querySelector<HTMLElement>(".posture-row-number")?.dataset.handle;
  const row = handles.indexOf(handle ?? "");
  const place = Number(cell.getAttribute("aria-colindex") ?? 2) - 2;
  return row < 0 || place >= names.length ? null : { row, column: Math.max(0, place) };
}

function mark(root: HTMLElement, reached: (cell: HTMLElement) => boolean): void {
  for (const cell of root.querySelectorAll<HTMLElement>(`${CELL}:not(.posture-row-number)`))
    cell.classList.toggle(MARK, reached(cell));
}

/** Scrolls the rows on where the pointer is at their upper or lower edge. */
function scroll(root: HTMLElement, { clientY }: PointerEvent): void {
  const holder = root.querySelector<HTMLElement>(".tabulator-tableholder");
  const box = holder?.getBoundingClientRect();
  if (!holder || !box) return;
  if (clientY > box.bottom - EDGE_PX) holder.scrollTop += EDGE_PX;
  else if (clientY < box.top + EDGE_PX) holder.scrollTop -= EDGE_PX;
}
