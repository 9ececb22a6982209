// Paints blocks: a frame that is visibly a callout, one leader to a dot at the true place, the name of that place.

import type { Block } from "../arrange/arrange.ts";
import { nameOf, titleOf } from "../arrange/naming.ts";
import { dotsOf } from "../arrange/singles.ts";
import { fitted, textWidth } from "../arrange/text-width.ts";
import type { XY } from "../geometry/mercator.ts";
import type { Brush } from "../paint/brush.ts";
import type { Palette } from "../paint/palette.ts";
import { grouped, say } from "../words/say.ts";
import type { Stamps } from "./painter.ts";
import type { Point } from "./point.ts";
import { PAD_PART, type Sizes, smallPx } from "./sizes.ts";

/** Smaller than the badge of a basis, so that nobody takes one for the other. */
const DOT_PX = 2.6;
/** Half of the width of a leader where it leaves the frame. */
const TAIL_PX = 4.5;
const NEARBY_DOT_PX = 1.8;
/** The place of a member gets a dot of its own if it is farther than this from that of the block. */
const APART_PX = 3;
const CORNER_PX = 5;

/** Paints the leader of a block, and dots at the places of its members. */
export function paintLeader(brush: Brush, block: Block<Point>, palette: Palette): void {
  const nearby = nearbyPlaces(block);
  for (const place of nearby) line(brush, block.dot, place, palette.ink, 0.8);
  tail(brush, block.dot, block.foot, palette);
  for (const place of nearby) dot(brush, place, NEARBY_DOT_PX, palette);
  dot(brush, block.dot, DOT_PX, palette);
}

/** Paints the leader as the tail of a callout: wide at the frame, and a point at the place. No other line has this form. */
function tail(brush: Brush, place: XY, foot: XY, palette: Palette): void {
  const length = Math.hypot(foot.x - place.x, foot.y - place.y) || 1;
  const across = { x: (-(foot.y - place.y) / length) * TAIL_PX, y: ((foot.x - place.x) / length) * TAIL_PX };
  brush.beginPath();
  brush.moveTo(foot.x + across.x, foot.y + across.y);
  brush.lineTo(place.x, place.y);
  brush.lineTo(foot.x - across.x, foot.y - across.y);
  brush.closePath();
  brush.lineJoin = "round";
  brush.fillStyle = palette.plate;
  brush.fill();
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 1.2;
  brush.stroke();
}

/** Returns the places of members that are not that of the block itself; none if there are too many to draw. */
export function nearbyPlaces({ shown, hidden, dot: own }: Block<Point>): XY[] {
  const places = dotsOf([...shown.map(({ thing }) => thing), ...hidden]);
  return places.filter(({ x, y }) => Math.hypot(x - own.x, y - own.y) > APART_PX);
}

function line(brush: Brush, from: XY, to: XY, colour: string, width: number): void {
  brush.beginPath();
  brush.moveTo(from.x, from.y);
  brush.lineTo(to.x, to.y);
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.stroke();
}

function dot(brush: Brush, { x, y }: XY, radius: number, palette: Palette): void {
  brush.beginPath();
  brush.arc(x, y, radius, 0, 2 * Math.PI);
  brush.fillStyle = palette.ink;
  brush.fill();
  brush.strokeStyle = palette.plate;
  brush.lineWidth = 1.2;
  brush.stroke();
}

/** Paints the frame of a block, with the name of its place; returns the size of its lines and the room for them. */
export function paintFrame(brush: Brush, block: Block<Point>, palette: Palette, sizes: Sizes, stamps: Stamps) {
  const { left, top, right, bottom } = block.box;
  brush.beginPath();
  brush.roundRect(left, top, right - left, bottom - top, CORNER_PX);
  brush.fillStyle = palette.plate;
  brush.fill();
  brush.strokeStyle = palette.ink;
  brush.lineWidth = 1.2;
  brush.stroke();
  const size = smallPx("line", sizes);
  const room = right - left - 2 * sizes.name * PAD_PART;
  const at = left + sizes.name * PAD_PART;
  const title = blockTitle(block, room, size);
  if (title) stamps.text(title, "line", size, at, top + sizes.name * 0.3 + size * 0.6, "left");
  return { size, room, at };
}

/** Paints the frame of a block, the name of its place, and the names of what it hides. */
export function paintBlock(brush: Brush, block: Block<Point>, palette: Palette, sizes: Sizes, stamps: Stamps): void {
  const { size, room, at } = paintFrame(brush, block, palette, sizes, stamps);
  if (block.hidden.length) {
    const number = grouped(undrawn(block).length);
    const names = fitted(
      namesOf(block.hidden),
      size,
      room - textWidth(say("map.block-more", { number, names: "" }), size),
    );
    const more = say("map.block-more", { number, names });
    stamps.text(more, "line", size, at, block.box.bottom - sizes.name * 0.3 - size * 0.55, "left");
  }
}

/** Returns all that a block does not draw: what it only names, and what is a count on that. */
export function undrawn({ hidden }: Block<Point>): Point[] {
  return hidden.flatMap((point) => [point, ...point.rolledUp]);
}

/** Returns the name of a block, at most so wide. */
export function blockTitle({ shown, hidden }: Block<Point>, widthPx: number, sizePx: number): string {
  return titleOf(nameOf([...shown.map(({ thing }) => thing), ...hidden]), sizePx, widthPx);
}

/** No line has room for more names than this. */
const MOST_NAMED = 30;

function namesOf(hidden: readonly Point[]): string {
  return hidden
    .slice(0, MOST_NAMED)
    .map(({ lines, id }) => lines.join(" ") || id)
    .join(", ");
}
