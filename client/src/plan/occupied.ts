// What symbols, blocks and leaders take of a picture: no name of the ground is written there. Pure.

import { boxAround, reachOf } from "../arrange/thing.ts";
import type { Box, Cover } from "../geometry/boxes.ts";
import type { XY } from "../geometry/mercator.ts";
import type { Layout } from "./layout.ts";

const STEP_PX = 10;
const LEADER_PX = 3;
const DOT_PX = 5;

/** Returns the boxes that a layout takes, moved by an offset. */
export function occupiedBy({ spots, blocks, notes }: Layout, offset: XY): Cover[] {
  const boxes: Cover[] = [];
  for (const { point, x, y, side, block } of spots) {
    if (!block) boxes.push(boxAround({ x, y }, reachOf(point, side, true)));
  }
  for (const { box, dot, foot } of [...blocks, ...notes])
    boxes.push({ ...around(dot, DOT_PX), at: dot }, box, ...along(dot, foot));
  return boxes.map(({ left, right, top, bottom, at }) => ({
    ...(at && { at: { x: at.x + offset.x, y: at.y + offset.y } }),
    left: left + offset.x,
    right: right + offset.x,
    top: top + offset.y,
    bottom: bottom + offset.y,
  }));
}

function along(from: XY, to: XY): Box[] {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP_PX);
  return Array.from({ length: steps }, (_, i) => {
    const part = i / steps;
    return around({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }, LEADER_PX);
  });
}

function around({ x, y }: XY, px: number): Box {
  return { left: x - px, right: x + px, top: y - px, bottom: y + px };
}
