// Where symbols and blocks are on their way to their places: the targets of a glide, and a block that rides with its first
// symbol.

import type { Block } from "../arrange/arrange.ts";
import { foot } from "../arrange/seats.ts";
import { moved as movedBox } from "../geometry/boxes.ts";
import { type Projection, worldPoint, type XY } from "../geometry/mercator.ts";
import type { Layout, Point, Spot } from "../plan/layout.ts";
import type { Drawn } from "./glide.ts";

/** Where a planner has dragged a symbol, until the plan itself has it there. */
export interface Place {
  lat: number;
  lon: number;
}

/** Returns the name by which a symbol glides: a unit that moves is another row with the same id. */
export function gliderOf({ point }: Spot): string {
  return point.event ? `events/${point.id}` : point.id;
}

/** Returns where a symbol shall be drawn. */
export function targetOf({ point, x, y }: Spot): Drawn {
  return { place: worldPoint(point.lat, point.lon), aside: { x: x - point.x, y: y - point.y } };
}

/** Returns where every symbol shall be drawn; what a planner carries is where the pointer is. */
export function targetsOf({ spots }: Layout, carried: ReadonlyMap<string, Place>): Map<string, Drawn> {
  return new Map(
    spots.map((spot) => {
      const place = carried.get(spot.point.key);
      return [
        gliderOf(spot),
        place ? { place: worldPoint(place.lat, place.lon), aside: { x: 0, y: 0 } } : targetOf(spot),
      ];
    }),
  );
}

/** Returns a block as far as its first symbol has come, and how far the canvas is moved for it. */
export function gliding(
  block: Block<Point>,
  drawn: ReadonlyMap<string, Drawn>,
  projection: Projection,
): { block: Block<Point>; shift: XY } {
  const [first] = block.shown;
  if (!first) return { block, shift: { x: 0, y: 0 } };
  const world = worldPoint(first.thing.lat, first.thing.lon);
  const shift = { x: projection.x(world.x) - block.dot.x, y: projection.y(world.y) - block.dot.y };
  const spot = { point: first.thing, x: first.x, y: first.y, side: "below", block } as const;
  const now = drawn.get(gliderOf(spot));
  if (!now) return { block, shift };
  const x = projection.x(now.place.x) + now.aside.x - shift.x - first.x;
  const y = projection.y(now.place.y) + now.aside.y - shift.y - first.y;
  if (Math.hypot(x, y) < 0.5) return { block, shift };
  const box = movedBox(block.box, x, y);
  return { block: { ...block, box, foot: foot(block.dot, box) }, shift };
}

/** Paints with the canvas moved. */
export function moved(ctx: CanvasRenderingContext2D, { x, y }: XY, paint: () => void): void {
  ctx.save();
  ctx.translate(x, y);
  paint();
  ctx.restore();
}

/** Returns every symbol that is drawn with its place, by the name by which it glides. */
export function spotsOf({ spots }: Layout, drawn: ReadonlyMap<string, Drawn>) {
  return new Map(
    spots.map((spot) => {
      const key = gliderOf(spot);
      return [key, { spot, ...(drawn.get(key) ?? targetOf(spot)) }] as const;
    }),
  );
}
