// The shapes that a block can have: a tidy grid of symbols with names, and a line that names what does not fit. Pure.

import type { XY } from "../geometry/mercator.ts";
import { type Group, leading } from "./gather.ts";
import { nameOf, titleWidth } from "./naming.ts";
import { textWidth } from "./text-width.ts";
import { reachOf, type Thing } from "./thing.ts";

/** Lengths inside a block, in pixels. */
export interface BlockStyle {
  /** Room between the frame and what is in it. */
  pad: number;
  /** Room between two cells. */
  gap: number;
  /** Height of the line with the name of the place, and of the line that names what is hidden. */
  line: number;
}

/** One symbol of a block; its place is measured from the top left of the block. */
export interface Cell<T extends Thing> extends XY {
  thing: T;
}

/** A block before it has a place. */
export interface Shape<T extends Thing> {
  width: number;
  height: number;
  cells: Cell<T>[];
  hidden: T[];
}

/** How many symbols a block may show, unless a viewer opens it or a chapter points at more. */
export const SHOWN = [9, 6, 4, 2, 1] as const;
/** Of what is hidden, so many are named in order of strength. */
const NAMED = 8;
/** Size of the font of a line in parts of the line's height, and the longest line. */
const FONT_PART = 0.8;
const MOST_LINE_EM = 16;

/** Returns the shapes of a block, the one that shows most first; an opened block shows everything. */
export function shapesOf<T extends Thing>(
  { members }: Group<T>,
  style: BlockStyle,
  opened: boolean,
  mostShown: number = SHOWN[0],
): Shape<T>[] {
  const least = members.reduce((count, { pointed }) => count + Number(pointed), 0);
  const most = opened ? members.length : Math.max(least, Math.min(members.length, mostShown));
  const counts = [most, ...SHOWN.filter((count) => count < most && count >= Math.max(1, least))];
  const inOrder = leading(members, most + NAMED);
  const title = titleWidth(nameOf(inOrder), style.line * FONT_PART);
  return counts.flatMap((count) => columnsFor(count).map((columns) => shape(inOrder, count, columns, style, title)));
}

function columnsFor(count: number): number[] {
  const square = Math.ceil(Math.sqrt(count));
  const flat = count <= 3 ? count : Math.ceil(count / 2);
  return [...new Set([square, flat, ...(count <= 3 ? [1] : [])])].filter((columns) => columns <= Math.max(square, 5));
}

function shape<T extends Thing>(
  members: readonly T[],
  count: number,
  columns: number,
  style: BlockStyle,
  title: number,
): Shape<T> {
  const shown = members.slice(0, count).map((thing) => ({ thing, reach: reachOf(thing, "below") }));
  const rows = Math.ceil(count / columns);
  const across = Array.from({ length: columns }, (_, c) => widest(shown.filter((_, i) => i % columns === c)));
  const down = Array.from({ length: rows }, (_, r) => widest(shown.slice(r * columns, (r + 1) * columns)));
  const titled = title > 0 ? style.line : 0;
  const hidden = members.slice(count);
  const lefts = starts(across.map(({ left, right }) => left + right + style.gap));
  const tops = starts(down.map(({ top, bottom }) => top + bottom + style.gap));
  const cells = shown.map(({ thing }, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const x = style.pad + (lefts[column] ?? 0) + (across[column]?.left ?? 0);
    const y = style.pad + titled + (tops[row] ?? 0) + (down[row]?.top ?? 0);
    return { thing, x, y };
  });
  const width = 2 * style.pad + Math.max((lefts[columns] ?? 0) - style.gap, linesWidth(title, hidden, style));
  const height = 2 * style.pad + titled + (tops[rows] ?? 0) - style.gap + (hidden.length ? style.line : 0);
  return { width, height, cells, hidden };
}

/** Returns the width that the name of the block and the first names of what is hidden need. */
function linesWidth(title: number, hidden: readonly Thing[], { line }: BlockStyle): number {
  const font = line * FONT_PART;
  const first = hidden
    .slice(0, 2)
    .map(({ id }) => id)
    .join(", ");
  return Math.max(
    Math.min(title, MOST_LINE_EM * font),
    first ? Math.min(textWidth(first, font) + 4 * font, MOST_LINE_EM * font) : 0,
  );
}

function widest(cells: readonly { reach: ReturnType<typeof reachOf> }[]) {
  const most = (side: "left" | "right" | "top" | "bottom") => Math.max(0, ...cells.map(({ reach }) => reach[side]));
  return { left: most("left"), right: most("right"), top: most("top"), bottom: most("bottom") };
}

/** Returns where each of some lengths starts, and where the last one ends. */
function starts(lengths: readonly number[]): number[] {
  let end = 0;
  return [0, ...lengths.map((length) => (end += length))];
}
