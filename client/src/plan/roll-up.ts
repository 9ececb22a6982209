// Which units are drawn at small scales, and which are a count on their superior. Pure.

import { distanceKm, roughKm } from "../geometry/geodesy.ts";
import { append } from "../scene/collections.ts";

/** What may roll up: its ids, where it stands, and whether its echelon rolls up at the present scale. */
export interface Rolling {
  key: string;
  id: string;
  parent: string;
  rolls: boolean;
  country: string;
  lat: number;
  lon: number;
}

/** A superior farther away takes nobody in: the picture would say that a unit stands where it does not. */
export const FARTHEST_KM = 50;
/** So near the limit the rough distance is not exact enough. */
const DOUBT_KM = 0.5;
const DEEPEST = 40;

/** Splits units into those that are drawn and those that roll up into the nearest drawn superior of their country. */
export function rollUpToParents<P extends Rolling>(points: readonly P[]): { drawn: P[]; under: Map<string, P[]> } {
  const byId = new Map<string, P>();
  for (const point of points) byId.set(point.id, point);
  const under = new Map<string, P[]>();
  const drawn: P[] = [];
  for (const point of points) {
    const superior = point.rolls ? drawnSuperior(point, byId) : undefined;
    if (superior && standsBy(point, superior)) append(under, superior.key, point);
    else drawn.push(point);
  }
  return { drawn, under };
}

function standsBy(point: Rolling, superior: Rolling): boolean {
  if (point.country !== superior.country) return false;
  const rough = roughKm(point, superior);
  return (Math.abs(rough - FARTHEST_KM) < DOUBT_KM ? distanceKm(point, superior) : rough) <= FARTHEST_KM;
}

function drawnSuperior<P extends Rolling>(point: P, byId: ReadonlyMap<string, P>): P | undefined {
  let above = byId.get(point.parent);
  // An order of battle is never so deep; one that runs in a circle ends here.
  for (let depth = 0; above && depth < DEEPEST; depth++) {
    if (!above.rolls) return above;
    above = byId.get(above.parent);
  }
  return undefined;
}
