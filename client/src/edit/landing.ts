// Where things stand after a planner let them go: the server rounds their positions to their precision. Pure.

import { distanceKm, type LatLon } from "../geometry/geodesy.ts";
import { say } from "../words/say.ts";
import { type Grip, thingOf } from "./grips.ts";

/** What a planner let go: the thing, where, from when on, and where it stood before; null for a new one. */
export interface Dropped {
  thing: string;
  /** Hours since H+0 from which it stands there; null for its whole period. */
  since: number | null;
  /** Its row, unless it is new or stands there only from a time on. */
  handle: string | null;
  at: LatLon;
  before: LatLon | null;
}

/** Nearer than this, a thing stands where it was let go. */
const EXACT_KM = 0.05;

/** Says how far from there it stands, or that it stayed where it was; "" if all are where they were let go, or not there. */
export function landing(dropped: readonly Dropped[], grips: readonly Grip[]): string {
  const apart = dropped.flatMap((one) => {
    const grip = grips.find((other) => isOf(one, other));
    return grip ? [{ id: grip.id, km: distanceKm(one.at, grip), stayed: stayed(one, grip) }] : [];
  });
  const [first] = apart.filter(({ km }) => km >= EXACT_KM).sort((a, b) => b.km - a.km);
  if (!first) return "";
  const km = first.km.toFixed(1);
  const kept = apart.filter(({ stayed }) => stayed).length;
  if (dropped.length === 1)
    return say(first.stayed ? "edit.landed.stayed" : "edit.landed.rounded", { id: first.id, km });
  if (kept) return say("edit.landed.some-stayed", { count: kept, km });
  return say("edit.landed.all-rounded", { count: apart.length, km });
}

function isOf({ thing, since, handle }: Dropped, grip: Grip): boolean {
  if (handle !== null) return grip.handle === handle;
  return thingOf(grip) === thing && (since === null || !grip.timed || grip.from === since);
}

function stayed({ before, at }: Dropped, grip: Grip): boolean {
  return before !== null && distanceKm(before, grip) < EXACT_KM && distanceKm(at, grip) >= EXACT_KM;
}
