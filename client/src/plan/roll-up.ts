// Which units are drawn at small scales, and which are a count on their superior. Pure.

import { append } from "../scene/collections.ts";
import type { Placed } from "./arrange.ts";

/** Splits units into those that are drawn and those that roll up into the nearest drawn superior. */
export function rollUpToParents<P extends Placed>(points: readonly P[]): { drawn: P[]; under: Map<string, P[]> } {
  const byId = new Map(points.map((point) => [point.id, point]));
  const under = new Map<string, P[]>();
  const drawn: P[] = [];
  for (const point of points) {
    const superior = point.rolls ? drawnSuperior(point, byId) : undefined;
    if (superior) append(under, superior.key, point);
    else drawn.push(point);
  }
  return { drawn, under };
}

function drawnSuperior<P extends Placed>(point: P, byId: ReadonlyMap<string, P>): P | undefined {
  const seen = new Set([point.id]);
  let above = byId.get(point.parent);
  while (above && !seen.has(above.id)) {
    if (!above.rolls) return above;
    seen.add(above.id);
    above = byId.get(above.parent);
  }
  return undefined;
}
