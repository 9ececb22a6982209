// The name of a block, which is true of every member: its place, around it if all are near, else how many places. Pure.

import { roughKm } from "../geometry/geodesy.ts";
import { say } from "../words/say.ts";
import { fitted, textWidth } from "./text-width.ts";
import type { Thing } from "./thing.ts";

/** What is farther than this from the place of the strongest is not around it. */
export const AROUND_KM = 30;
/** Unnamed places are told apart by so many degrees. */
const APART_DEG = 0.1;

/** What the name of a block says. */
export interface BlockName {
  /** Places of its members, that of the strongest first, each once; empty if no row names one. */
  places: readonly string[];
  /** How many places more there are that have no name, and are not around a place that has one. */
  unnamed: number;
  /** Whether all members are at the first place or around it. */
  near: boolean;
}

type Placed = Pick<Thing, "place" | "lat" | "lon">;

/** Returns what the name of a block says; its members come with the strongest first. */
export function nameOf(members: readonly Placed[]): BlockName {
  const first = members.find(({ place }) => place !== "");
  if (!first) return { places: [], unnamed: 0, near: true };
  const named = new Map<string, Placed>();
  for (const member of members) if (member.place && !named.has(member.place)) named.set(member.place, member);
  const isFar = (member: Placed) => member.place !== first.place && !isAround(first, member);
  const unnamed = members.filter(
    (member) => !member.place && ![...named.values()].some((one) => isAround(one, member)),
  );
  const spots = new Set(unnamed.map(({ lat, lon }) => `${Math.round(lat / APART_DEG)}/${Math.round(lon / APART_DEG)}`));
  return { places: [...named.keys()], unnamed: spots.size, near: !members.some(isFar) };
}

function isAround(place: Placed, other: Placed): boolean {
  return roughKm(place, other) <= AROUND_KM;
}

/** Returns the name of a block as the map writes it, at most so wide; a long name is cut. */
export function titleOf({ places, unnamed, near }: BlockName, sizePx: number, widthPx: number): string {
  const [place] = places;
  if (!place) return "";
  const count = places.length - 1 + unnamed;
  if (count === 0) return fitted(place, sizePx, widthPx);
  const around = (name: string) => say("map.block-around", { place: name });
  if (near) return around(fitted(place, sizePx, widthPx - textWidth(around(""), sizePx)));
  const all = places.join(", ");
  if (!unnamed && textWidth(all, sizePx) <= widthPx) return all;
  const more = (name: string) => say("map.block-places", { place: name, count });
  return more(fitted(place, sizePx, widthPx - textWidth(more(""), sizePx)));
}

/** Room for what is written around a place, in parts of the font's size. */
const AROUND_EM = 5;
const PLACES_EM = 7;

/** Returns the room that the name of a block needs, the same in every language. */
export function titleWidth({ places, unnamed, near }: BlockName, sizePx: number): number {
  const single = places.length + unnamed <= 1;
  return textWidth(places[0] ?? "", sizePx) + (single ? 0 : near ? AROUND_EM : PLACES_EM) * sizePx;
}
