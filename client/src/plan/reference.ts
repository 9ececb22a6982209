// The frame in which a chapter is arranged once, for every screen, slide and page: what differs is only the scale. Pure.

import { textWidth } from "../arrange/text-width.ts";
import { mappedPart } from "../basemap/extent.ts";
import type { Box } from "../geometry/boxes.ts";
import { type Projection, projectionAt, worldPoint } from "../geometry/mercator.ts";
import { type Headline, isLoud } from "../scene/headline.ts";
import type { Bounds } from "../scene/scene.ts";

/** A whole picture: the map with its marking and the line of its sources. */
export const PICTURE = { width: 1280, height: 720 } as const;

/** The map of such a picture. */
export const FRAME = { width: 1280, height: 648 } as const;

/** The edges of the frame that title, notes and legend may cover. */
const TITLE = { most: 600, pad: 44, font: 28, line: 33, below: 60, clock: 470 } as const;
/**
 * Lengths of a headline with a message, in pixels of the frame; its style on the stage and in stills has the same. The map
 * leaves it the same room in every chapter: its scale does not depend on the length of a sentence.
 */
export const LOUD = {
  edge: 11,
  pad: 14,
  kicker: 19,
  font: 22,
  line: 26,
  most: 2,
  figure: 108,
  figures: 82,
  changes: 18,
  small: 13,
  above: 8,
  below: 13,
  room: 118,
} as const;
/** The room of the notes on a stage and in a still picture; the narrower it is, the more of the world stands beside it. */
const NOTES_WIDTH = 342;
const LEGEND_WIDTH = 216;
const EDGE_PX = 8;
const MARGIN_PX = 20;
/** The plate with the instant, at the top left of a small map. */
const CAPTION = { width: 560, height: 84 } as const;
const SCALE_BAR = { width: 190, height: 40 } as const;

/** A picture on which something is arranged. */
export interface Stage {
  projection: Projection;
  seen: Box;
  /** Where blocks may stand. */
  free: Box;
  /** What else lies on it. */
  kept: readonly Box[];
  /** Whether a symbol under one of these moves into a block. */
  callsOut: boolean;
}

/** How a frame differs from that of a screen: how many times as large it is on paper, and whether it shows a map alone. */
export interface Sheet {
  detail: number;
  bare: Size | null;
}

interface Size {
  width: number;
  height: number;
}

const SCREEN: Sheet = { detail: 1, bare: null };

/** Returns the frame of a part of the map, with room for a headline; notes about sources and nations take its left side. */
export function referenceStage(bounds: Bounds, headline: Headline, { detail, bare }: Sheet = SCREEN): Stage {
  const { width, height } = frameOf(bare ?? FRAME, detail);
  const seen = { left: 0, top: 0, right: width, bottom: height };
  const free = { left: EDGE_PX, top: EDGE_PX, right: width - EDGE_PX, bottom: height - EDGE_PX };
  const legend = { ...seen, left: width - LEGEND_WIDTH };
  const bar = { ...seen, right: SCALE_BAR.width, top: height - SCALE_BAR.height };
  if (bare) {
    const edges = { left: MARGIN_PX, top: MARGIN_PX, right: MARGIN_PX, bottom: MARGIN_PX };
    return { projection: fitted(bounds, edges, seen), seen, free, kept: [], callsOut: true };
  }
  const loud = isLoud(headline);
  const heading = { ...seen, ...(loud ? loudRoom(headline) : titleRoom(headline.title)) };
  const notes = headline.noted ? [{ ...seen, right: NOTES_WIDTH }] : [];
  const insets = {
    left: headline.noted ? NOTES_WIDTH : MARGIN_PX,
    top: loud ? LOUD.room : MARGIN_PX,
    right: LEGEND_WIDTH,
    bottom: MARGIN_PX,
  };
  return {
    projection: fitted(bounds, insets, seen),
    seen,
    free,
    kept: [...(loud || !headline.noted ? [heading] : []), ...notes, legend, bar],
    callsOut: true,
  };
}

/** Returns a frame of the shape of a map, so many times as large as that of a screen. */
function frameOf({ width, height }: Size, detail: number): Size {
  const factor = Math.min(width / FRAME.width, height / FRAME.height) / detail;
  return { width: width / factor, height: height / factor };
}

/** Returns the frame of a small map beside others, over which only its instant stands. */
export function smallStage(bounds: Bounds, headline: Headline): Stage {
  const caption = { left: 0, top: 0, right: CAPTION.width, bottom: CAPTION.height };
  return { ...referenceStage(bounds, headline, { detail: 1, bare: FRAME }), kept: [caption] };
}

/** The room for the plate of a loud headline, from the left edge of the frame to the legend. */
export const LOUD_WIDTH = FRAME.width - LEGEND_WIDTH - LOUD.edge;

/** Returns the right and bottom edge of a headline with message, figures and changes; the message has at most two lines. */
function loudRoom({ title, message, figures, changes }: Headline): { right: number; bottom: number } {
  const beside = figures.length * LOUD.figure;
  const room = LOUD_WIDTH - 2 * LOUD.pad - beside;
  const width = textWidth(message || title, LOUD.font);
  const lines = width <= room ? 1 : LOUD.most;
  const since = textWidth(changes, LOUD.small);
  const below = changes === "" ? 0 : since <= room ? 1 : LOUD.most;
  const text = LOUD.kicker + lines * LOUD.line + below * LOUD.changes;
  const inside = Math.max(lines > 1 ? room : width, below > 1 ? room : since, Math.min(room, TITLE.clock));
  return {
    right: Math.min(LOUD_WIDTH, inside + 2 * LOUD.pad + beside) + LOUD.edge,
    bottom: LOUD.edge + LOUD.above + Math.max(text, beside ? LOUD.figures : 0) + LOUD.below,
  };
}

/** Returns the right and bottom edge of a title with the line below it. */
function titleRoom(title: string): { right: number; bottom: number } {
  const width = textWidth(title, TITLE.font);
  const lines = Math.min(3, Math.ceil((width * 1.1) / TITLE.most));
  const wide = lines > 1 ? TITLE.most : Math.max(width, TITLE.clock);
  return { right: Math.min(wide, TITLE.most) + TITLE.pad, bottom: lines * TITLE.line + TITLE.below };
}

/** Fits a part of the map into the room that nothing covers, and the frame into the mapped extent. */
function fitted([west, south, east, north]: Bounds, insets: Box, frame: Box): Projection {
  const { right: width, bottom: height } = frame;
  const [corner, other] = [worldPoint(north, west), worldPoint(south, east)];
  const mapped = mappedPart({ x: (w) => w, y: (w) => w });
  const free = { width: width - insets.left - insets.right, height: height - insets.top - insets.bottom };
  const fits = Math.min(free.width / (other.x - corner.x), free.height / (other.y - corner.y));
  const fills = Math.max(width / (mapped.right - mapped.left), height / (mapped.bottom - mapped.top));
  const scale = Math.max(fits, fills);
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
  const middle = { x: insets.left + free.width / 2, y: insets.top + free.height / 2 };
  const left = within(((corner.x + other.x) / 2) * scale - middle.x, mapped.left * scale, mapped.right * scale - width);
  const top = within(((corner.y + other.y) / 2) * scale - middle.y, mapped.top * scale, mapped.bottom * scale - height);
  return projectionAt({ scale, left, top, width, height });
}

/** Returns how much larger than the frame a picture is, and the projection of the whole picture in the frame's pixels. */
export function onto(
  { projection }: Stage,
  { width, height }: { width: number; height: number },
): { factor: number; projection: Projection; left: number; top: number } {
  const factor = Math.min(width / projection.width, height / projection.height);
  const [wide, high] = [width / factor, height / factor];
  const [left, top] = [(wide - projection.width) / 2, (high - projection.height) / 2];
  const { scale } = projection;
  const whole = { scale, left: -projection.x(0) - left, top: -projection.y(0) - top, width: wide, height: high };
  return { factor, projection: projectionAt(whole), left, top };
}

/** Returns a projection in pixels of which each pixel of it has some. */
export function enlarged({ x, y, scale, width, height }: Projection, factor: number): Projection {
  return {
    x: (w) => x(w) * factor,
    y: (w) => y(w) * factor,
    zoom: Math.log2(scale * factor),
    scale: scale * factor,
    width: width * factor,
    height: height * factor,
  };
}
