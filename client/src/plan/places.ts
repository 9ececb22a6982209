// Where each thing on the map is and where it is drawn, for tests and other tools. Pure.

import type { Box } from "../geometry/boxes.ts";
import { type Projection, positionOf, type XY } from "../geometry/mercator.ts";
import type { Standing } from "../scene/selection.ts";
import type { Layout, Point } from "./layout.ts";

/** How a thing is drawn: at its place, in a block, or as a count on its superior. */
export type How = "place" | "block" | "rolled-up";

/** Where one thing is and where it is drawn, in degrees; a block is where its middle is. */
export interface DrawnPlace {
  id: string;
  latitude: number;
  longitude: number;
  drawn_latitude: number;
  drawn_longitude: number;
  how: How;
  /** Id of the superior on which it is a count; null if it is none. */
  at_id: string | null;
}

/** Returns the places of some things of a layout; `projection` is the one for which it was laid out. */
export function placesOf(layout: Layout, standing: readonly Standing[], projection: Projection): DrawnPlace[] {
  const drawn = new Map<string, Omit<DrawnPlace, "id" | "latitude" | "longitude">>();
  for (const { point } of layout.spots) drawn.set(point.key, atPlace(point));
  for (const { box, shown, hidden } of layout.blocks) {
    const middle = degreesOf(middleOf(box), projection);
    for (const point of [...shown.map(({ thing }) => thing), ...hidden]) {
      drawn.set(point.key, { ...middle, how: "block", at_id: null });
    }
  }
  for (const point of layout.drawn) {
    const superior = drawn.get(point.key);
    for (const below of superior ? point.rolledUp : []) {
      drawn.set(below.key, { ...superior, how: "rolled-up", at_id: point.id } as DrawnPlace);
    }
  }
  return standing.flatMap(({ mark }) => {
    const where = drawn.get(mark.key);
    return where ? [{ id: mark.item.id, latitude: mark.lat, longitude: mark.lon, ...where }] : [];
  });
}

function atPlace({ lat, lon }: Point): Omit<DrawnPlace, "id" | "latitude" | "longitude"> {
  return { drawn_latitude: lat, drawn_longitude: lon, how: "place", at_id: null };
}

function middleOf({ left, right, top, bottom }: Box): XY {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

function degreesOf(at: XY, projection: Projection): { drawn_latitude: number; drawn_longitude: number } {
  const { lat, lon } = degreesAt(at, projection);
  return { drawn_latitude: lat, drawn_longitude: lon };
}

/** Returns the position of a point of a picture. */
export function degreesAt({ x, y }: XY, projection: Projection): { lat: number; lon: number } {
  const { scale } = projection;
  return positionOf({ x: (x - projection.x(0)) / scale, y: (y - projection.y(0)) / scale });
}
