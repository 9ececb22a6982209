// How large symbols and names are, in pixels of a picture that is 1280 wide. Pure.

/** Sizes of one picture. */
export interface Sizes {
  /** Size of a symbol, as milsymbol counts it. */
  symbol: number;
  /** Size of the font of a name. */
  name: number;
  /** Least size of the font of what is written smaller: nation, place, title of an event, line of a block. */
  least: number;
}

/** Room between the frame of a block and what is in it, in parts of the size of a name. */
export const PAD_PART = 0.28;

/**
 * On a stage and in a still: names are read from the back of a room. At 1080 lines they are 2.2 % of the height. A slide
 * writes nothing smaller than the least size, which are 10 points there: so what is arranged has room for it.
 */
export const STAGE: Sizes = { symbol: 21, name: 16.5, least: 40 / 3 };

const DESK_LEAST = 9.5;

/** On a map that one person works with, by zoom; the first row that fits is used. */
const DESK = [
  { belowZoom: 5.5, sizes: { symbol: 16, name: 11.5, least: DESK_LEAST } },
  { belowZoom: 7, sizes: { symbol: 18, name: 12, least: DESK_LEAST } },
  { belowZoom: Number.POSITIVE_INFINITY, sizes: { symbol: 22, name: 12, least: DESK_LEAST } },
] as const;

/** Nation, title of an event, name of a place and line of a block, in parts of the size of a name. */
const PARTS = { nation: 0.66, title: 0.8, place: 0.68, line: 0.72 } as const;

/** Returns the size of the font of what is written smaller than a name. */
export function smallPx(what: keyof typeof PARTS, { name, least }: Sizes): number {
  return Math.max(least, name * PARTS[what]);
}

/** Returns the sizes on a map that one person works with. */
export function deskSizes(zoom: number): Sizes {
  return (DESK.find(({ belowZoom }) => zoom < belowZoom) ?? DESK[2]).sizes;
}
