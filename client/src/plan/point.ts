// What of a plan is drawn as a point: units, hubs, nodes and events, with the room that each needs. Pure.

import { fitted, textWidth } from "../arrange/text-width.ts";
import type { Reach, Thing } from "../arrange/thing.ts";
import { EVENT_PX, NATION_PART } from "../paint/glyphs.ts";
import { symbolMetrics } from "../paint/symbols.ts";
import type { EventItem } from "../scene/scene.ts";
import type { Mark, Standing } from "../scene/selection.ts";
import type { Sizes } from "./sizes.ts";

/** A unit, hub, node or event as a point of the picture. */
export interface Point extends Thing {
  standing: Standing | null;
  event: EventItem | null;
  parent: string;
  rolls: boolean;
  lat: number;
  lon: number;
  /** Its name as the map writes it. */
  label: string;
  nation: string;
  /** The units that are drawn as a count on this one. */
  rolledUp: Point[];
}

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
const LONGEST_TITLE = 15;

/** Returns the name of a point as the map writes it, and the room for it. */
export function named(text: string, sizes: Sizes, event = false): { label: string; name: Thing["name"] } {
  const label = fitted(text, sizes.name, sizes.name * (event ? LONGEST_TITLE : LONGEST_NAME));
  return {
    label,
    name: { width: label ? textWidth(label, sizes.name) + 4 : 0, height: label ? sizes.name * LINE : 0 },
  };
}

/** Returns how far a symbol with its marks reaches from its place. */
export function bodyOf({ item }: Mark, planned: boolean, counts: boolean, sizes: Sizes): Reach {
  const { width, height, anchorX, anchorY } = symbolMetrics(item.sidc, planned, sizes.symbol);
  const nation = item.nation ? textWidth(item.nation, sizes.name * NATION_PART) + BESIDE_PX : 0;
  return {
    left: anchorX + (counts ? COUNT_PX : AROUND_PX),
    right: width - anchorX + Math.max(nation, AROUND_PX),
    top: anchorY + AROUND_PX,
    bottom: height - anchorY + UNDER_PX,
  };
}

/** Returns how far the middle of a symbol is to the right of its place. */
export function middleOf({ item }: Mark, planned: boolean, sizes: Sizes): number {
  const { width, anchorX } = symbolMetrics(item.sidc, planned, sizes.symbol);
  return width / 2 - anchorX;
}

/** How far the mark of an event reaches from its place. */
export const EVENT_BODY: Reach = { left: EVENT_PX, right: EVENT_PX, top: EVENT_PX, bottom: EVENT_PX + 2 };
