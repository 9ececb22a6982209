// Annotations as callouts: what each writes, and the room that it needs. Pure.

import { fitted, textWidth } from "../arrange/text-width.ts";
import { type Projection, worldPoint } from "../geometry/mercator.ts";
import type { Annotation } from "../scene/scene.ts";
import type { NotePoint, Point } from "./point.ts";
import type { Sizes } from "./sizes.ts";

/** Height of a line of an annotation, in parts of the size of its font. */
export const NOTE_LINE = 1.22;
/** Size of its font in parts of that of a name, and its longest line in parts of its own. */
const TEXT_PART = 0.84;
const LONGEST_EM = 19;
const MOST_LINES = 5;
const NARROWEST_PX = 8;
/** Room for the bar beside the text. */
const INDENT_PX = 2;
/** After all symbols: an annotation is no symbol, and takes nobody's place. */
const RANK = 90;
const NO_SIZE = { width: 0, height: 0 };

/** Returns an annotation as a thing that wants a block. */
export function notePoint(annotation: Annotation, projection: Projection, sizes: Sizes): NotePoint {
  const { id, lat, lon, country, place } = annotation;
  const world = worldPoint(lat, lon);
  const fontPx = sizes.name * TEXT_PART;
  const lines = linesOf(annotation.text, fontPx);
  const width = Math.max(...lines.map((line) => textWidth(line, fontPx)), NARROWEST_PX);
  return {
    key: `annotations/${id}`,
    id,
    parent: "",
    rank: RANK,
    pointed: true,
    rolls: false,
    country,
    place,
    lat,
    lon,
    x: projection.x(world.x),
    y: projection.y(world.y),
    body: { left: INDENT_PX, right: width, top: 0, bottom: lines.length * fontPx * NOTE_LINE },
    middle: width / 2,
    lines,
    fontPx,
    name: NO_SIZE,
    placeName: NO_SIZE,
    nation: "",
    standing: null,
    event: null,
    rolledUp: [],
    annotation,
  };
}

function linesOf(text: string, fontPx: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, fontPx) <= LONGEST_EM * fontPx) lines[lines.length - 1] = longer;
    else lines.push(fitted(word, fontPx, LONGEST_EM * fontPx));
  }
  if (lines.length <= MOST_LINES) return lines;
  return [
    ...lines.slice(0, MOST_LINES - 1),
    fitted(lines.slice(MOST_LINES - 1).join(" "), fontPx, LONGEST_EM * fontPx),
  ];
}

/** Tells whether a point is an annotation. */
export function isNote(point: Point): point is NotePoint {
  return point.annotation !== undefined;
}
