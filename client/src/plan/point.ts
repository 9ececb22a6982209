// What of a plan is drawn as a point: units, hubs, nodes and events, with the room that each needs. Pure.

import { fitted, textWidth } from "../arrange/text-width.ts";
import type { Reach, Thing } from "../arrange/thing.ts";
import { EVENT_PX } from "../paint/glyphs.ts";
import { symbolMetrics } from "../paint/symbols.ts";
import type { Annotation, EventItem } from "../scene/scene.ts";
import type { Mark, Standing } from "../scene/selection.ts";
import { type Sizes, smallPx } from "./sizes.ts";

/** A unit, hub, node or event as a point of the picture. */
export interface Point extends Thing, Written {
  standing: Standing | null;
  event: EventItem | null;
  parent: string;
  rolls: boolean;
  nation: string;
  /** The units that are drawn as a count on this one. */
  rolledUp: Point[];
  /** What it is if it is no symbol but a sentence at a place. */
  annotation?: Annotation;
}

/** A sentence at a place. */
export type NotePoint = Point & { annotation: Annotation };

/** Room around a symbol, also for its ring. */
const AROUND_PX = 4;
/** How far the nation is beside a symbol, and the name under it: outside its ring. */
export const BESIDE_PX = 5;
export const UNDER_PX = 3;
/** Room for the count of the units that rolled up. */
const COUNT_PX = 24;
/** Height of a line of text, in parts of its font's size. */
const LINE = 1.15;
/** The longest name, in parts of the font's size; a longer one is cut. */
const LONGEST_NAME = 10;
/** The lines of an event's title have at most this width, in parts of its font's size. */
const TITLE_LINE_EM = 13;

/** A name as the map writes it: its lines and the size of their font, and the room for them. */
export interface Written {
  lines: readonly string[];
  fontPx: number;
  name: Thing["name"];
}

/** Returns the name of a symbol as the map writes it. */
function named(text: string, sizes: Sizes): Written {
  return written(text ? [fitted(text, sizes.name, sizes.name * LONGEST_NAME)] : [], sizes.name);
}

/** Returns the title of an event as the map writes it: whole, in several lines if it is long. */
export function titled(text: string, sizes: Sizes): Written {
  const fontPx = smallPx("title", sizes);
  const most = fontPx * TITLE_LINE_EM;
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, fontPx) <= most) lines[lines.length - 1] = longer;
    else lines.push(fitted(word, fontPx, most));
  }
  return written(lines, fontPx);
}

function written(lines: readonly string[], fontPx: number): Written {
  const widths = lines.map((line) => textWidth(line, fontPx));
  const width = lines.length ? Math.max(...widths) + 4 : 0;
  return { lines, fontPx, name: { width, height: lines.length * fontPx * LINE } };
}

/** Returns the name of a place as a symbol writes it under its own. */
export function placeWritten(place: string, sizes: Sizes): string {
  return fitted(place, smallPx("place", sizes), sizes.name * LONGEST_NAME);
}

function placeNameOf(place: string, sizes: Sizes): Thing["placeName"] {
  if (!place) return { width: 0, height: 0 };
  const fontPx = smallPx("place", sizes);
  return { width: textWidth(placeWritten(place, sizes), fontPx) + 4, height: fontPx * LINE };
}

/** Returns how far a symbol with its marks reaches from its place. */
function bodyOf({ item }: Mark, planned: boolean, counts: boolean, sizes: Sizes): Reach {
  const { width, height, anchorX, anchorY } = symbolMetrics(item.sidc, planned, sizes.symbol);
  const nation = item.nation ? textWidth(item.nation, smallPx("nation", sizes)) + BESIDE_PX : 0;
  return {
    left: anchorX + (counts ? COUNT_PX : AROUND_PX),
    right: width - anchorX + Math.max(nation, AROUND_PX),
    top: anchorY + AROUND_PX,
    bottom: height - anchorY + UNDER_PX,
  };
}

/** Returns how far the middle of a symbol is to the right of its place. */
function middleOf({ item }: Mark, planned: boolean, sizes: Sizes): number {
  const { width, anchorX } = symbolMetrics(item.sidc, planned, sizes.symbol);
  return width / 2 - anchorX;
}

/** How a symbol looks on a map of some sizes. */
type Look = Pick<Point, "body" | "middle" | "lines" | "fontPx" | "name" | "placeName">;

interface Known {
  label: string;
  planned: boolean;
  counts: boolean;
  sizes: Sizes;
  look: Look;
}

const looks = new WeakMap<Mark, Known>();

/** Returns how a symbol looks; computes it once for each mark, as long as nothing of it changes. */
export function lookOf({ mark, planned }: Standing, label: string, counts: boolean, sizes: Sizes): Look {
  const known = looks.get(mark);
  if (known?.label === label && known.planned === planned && known.counts === counts && known.sizes === sizes) {
    return known.look;
  }
  const look = {
    body: bodyOf(mark, planned, counts, sizes),
    middle: middleOf(mark, planned, sizes),
    ...named(label, sizes),
    placeName: placeNameOf(mark.item.place, sizes),
  };
  looks.set(mark, { label, planned, counts, sizes, look });
  return look;
}

/** How far the mark of an event reaches from its place. */
export const EVENT_BODY: Reach = { left: EVENT_PX, right: EVENT_PX, top: EVENT_PX, bottom: EVENT_PX + 2 };
