// Moves of things, as one message: from when on, and what is remembered of them until the server has answered. Pure.

import type { LatLon } from "../geometry/geodesy.ts";
import type { EditMessage } from "../messages/outbox.ts";
import { formatInstant } from "../scene/instants.ts";
import { type Grip, thingOf } from "./grips.ts";
import type { Dropped } from "./landing.ts";
import { isWithin } from "./within.ts";

/** Things, each with the position that it goes to. */
export type Moves = ReadonlyMap<Grip, LatLon>;

/** Returns those that could stand there from an instant on only, since it lies within their period. */
export function divided(moves: Moves, t: number): Grip[] {
  return [...moves.keys()].filter(({ timed, from, until }) => timed && isWithin(t, from, until));
}

/** Returns from when on things move that nobody is asked about: those that only come later are told so. */
export function sinceUnasked(moves: Moves, t: number): number | null {
  return [...moves.keys()].some(({ timed, from }) => timed && from !== null && t < from) ? t : null;
}

/** Returns the message of a move. */
export function moveMessage(moves: Moves, since: number | null): EditMessage {
  const placings = [...moves].map(([{ table, handle }, { lat, lon }]) => ({ table, row: handle, lat, lon }));
  return { kind: "move-each", moves: placings, ...(since !== null && { at: formatInstant(since) }) };
}

/** Returns what is remembered of a move until it is answered. */
export function droppedBy(moves: Moves, since: number | null): Dropped[] {
  return [...moves].map(([grip, at]) => {
    const begins = since !== null && grip.timed && isWithin(since, grip.from, grip.until);
    const before = { lat: grip.lat, lon: grip.lon };
    return { thing: thingOf(grip), since: begins ? since : null, handle: begins ? null : grip.handle, at, before };
  });
}
