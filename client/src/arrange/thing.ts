// What wants room on a picture, and the room that it needs. Lengths are pixels of the picture.

import type { Box } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";

/** Where the name of a symbol stands beside it. */
export type Side = "below" | "right" | "left" | "above";

/** How far something reaches from a point, to each side. */
export interface Reach {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A unit, hub, node or event with its true place on the picture. */
export interface Thing extends XY {
  /** Unique among the things of a picture. */
  key: string;
  id: string;
  /** A smaller rank is the stronger: it comes first in a block, and keeps its place before others. */
  rank: number;
  /** Whether a chapter points at it: it is never hidden in a count. */
  pointed: boolean;
  /** Code of the country in which its true place lies; "" at sea. */
  country: string;
  /** Name of its place; "" if the row has none. */
  place: string;
  /** Where that is, in degrees. */
  lat: number;
  lon: number;
  /** How far the symbol with its marks reaches from its place. */
  body: Reach;
  /** How far the middle of the symbol is to the right of its place. */
  middle: number;
  /** Size of its name. */
  name: Size;
  /** Size of the name of its place, which stands under its own name where it is not in a block. */
  placeName: Size;
}

/** The size of a text, in pixels. */
export interface Size {
  width: number;
  height: number;
}

type Texts = Pick<Thing, "body" | "name" | "placeName" | "middle">;

/** Returns how far a symbol reaches together with its name; one that stands alone names its place too. */
export function reachOf({ body, name: own, placeName, middle }: Texts, side: Side, alone = false): Reach {
  const name = alone ? { width: Math.max(own.width, placeName.width), height: own.height + placeName.height } : own;
  const half = name.width / 2;
  switch (side) {
    case "below":
      return { ...besides(body, middle, half), bottom: body.bottom + name.height };
    case "above":
      return { ...besides(body, middle, half), top: body.top + name.height };
    case "right":
      return { ...body, right: body.right + name.width };
    case "left":
      return { ...body, left: body.left + name.width };
  }
}

function besides(body: Reach, middle: number, half: number): Reach {
  return { ...body, left: Math.max(body.left, half - middle), right: Math.max(body.right, half + middle) };
}

/** Returns the box around a point. */
export function boxAround({ x, y }: XY, reach: Reach): Box {
  return { left: x - reach.left, right: x + reach.right, top: y - reach.top, bottom: y + reach.bottom };
}

/** Compares things by rank and then by key: the order does not depend on the order of the rows. */
export function stronger(a: Thing, b: Thing): number {
  return Number(b.pointed) - Number(a.pointed) || a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
