// The boxes that symbols take on a picture with all that belongs to them, for the names below to keep clear of. Pure.

import type { Box } from "../geometry/boxes.ts";
import type { Target } from "./painter.ts";

/** Height of the label below a symbol, in pixels. */
const LABEL_PX = 28;
/** How far a ring or a badge reaches beyond a symbol, in pixels. */
const REACH_PX = 6;

/** Returns the box of a symbol with its ring, badge, counts and label. */
export function boxOf({ left, top, right, bottom, spot }: Target): Box {
  const labelled = spot.member.standing !== null;
  const middle = (left + right) / 2;
  const half = labelled ? spot.member.labelWidth / 2 : 0;
  return {
    left: Math.min(left - REACH_PX, middle - half),
    right: Math.max(right + REACH_PX, middle + half),
    top: top - REACH_PX,
    bottom: bottom + (labelled ? LABEL_PX : REACH_PX),
  };
}
