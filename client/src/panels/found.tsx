// What a search has found besides rows, and why it found them.

import { degrees } from "../geometry/positions.ts";
import { type Found, findTowns, type Town } from "../scene/find.ts";
import { toldInstant } from "../scene/instants.ts";
import { say } from "../words/say.ts";
import { hasPlaces, type Row } from "./listed.ts";

const MOST_TOWNS = 5;

/** Returns the largest towns that a text finds, as many as a list has room for. */
export function foundTowns(towns: readonly Town[], query: string): Town[] {
  return findTowns(towns, query).slice(0, MOST_TOWNS);
}

/** Says by what a row was found, if not by its id or a name, and that the map does not show it, if so. */
export function Reason({ hit, t, ceasefire }: { hit: Found<Row>; t: number; ceasefire: string | null }) {
  const { by, told, row } = hit;
  return (
    <>
      {by !== "name" && <small class="posture-reason">{say(`find.by.${by}`, { name: told })}</small>}
      {hasPlaces(row.layer) && !row.onMap && (
        <small class="posture-reason">{say("find.not-on-map", { instant: toldInstant(t, ceasefire) })}</small>
      )}
    </>
  );
}

/** Towns of the base map as hits of a search. */
export function TownHits({ towns, onTown }: { towns: readonly Town[]; onTown(town: Town): void }) {
  return (
    <ul>
      {towns.map((town) => (
        <li key={`${town.lat}/${town.lon}`}>
          <button type="button" data-town={town.text} data-hit="" onClick={() => onTown(town)}>
            <span class="posture-list-text">
              <strong>{town.text}</strong>
              <small>{degrees(town.lat, town.lon)}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
