// Positions as people write them, in degrees: a pair of numbers, or degrees with minutes, seconds and letters. Pure.

import type { LatLon } from "./geodesy.ts";

type Axis = "lat" | "lon";

interface Angle {
  value: number;
  axis: Axis | null;
}

const MARKS: readonly [RegExp, string][] = [
  [/[º˚]/g, "°"],
  [/[′’ʹ]/g, "'"],
  [/[″”“]|''/g, '"'],
  [/[−–]/g, "-"],
];
const NUMBER = String.raw`\d{1,3}(?:[.,]\d+)?`;
const SMALL = String.raw`\d{1,2}(?:[.,]\d+)?`;
/** One angle: a letter before or after, a sign, degrees, minutes, seconds. */
const ANGLE = new RegExp(
  String.raw`^([NSEW])?\s*([+-])?\s*(${NUMBER})\s*°?(?:(?:(?<=°)|\s)\s*(${SMALL})\s*'?(?:(?:(?<=')|\s)\s*(${SMALL})\s*"?)?)?\s*([NSEW])?$`,
);
const LIMIT: Record<Axis, number> = { lat: 90, lon: 180 };

/** Reads a latitude and a longitude, in this order unless letters say the other one; null for any other text. */
export function readPosition(text: string): LatLon | null {
  const plain = MARKS.reduce((now, [mark, sign]) => now.replace(mark, sign), text.trim().toUpperCase());
  for (const [first, second] of halves(plain)) {
    const found = paired(readAngle(first), readAngle(second));
    if (found) return found;
  }
  return null;
}

/** Returns the ways to part a text into two angles, the surest first; a comma between digits may be a decimal mark. */
function halves(text: string): [string, string][] {
  const cuts = [/\s*[;/]\s*/, /,\s+/, /(?<=[NSEW])\s*,?\s*(?=[-+\dNSEW])/, /\s+(?=[NSEW]\s*\d)/];
  const parts = cuts.map((cut) => text.split(cut)).filter((found) => found.length === 2);
  const words = text.split(/\s+/);
  if (words.length % 2 === 0) {
    parts.push([words.slice(0, words.length / 2).join(" "), words.slice(words.length / 2).join(" ")]);
  }
  // Without a space, one comma between numbers with points parts the two.
  if (/^[^,]*\.[^,]*,[^,]*$/.test(text)) parts.push(text.split(","));
  return parts.map(([first = "", second = ""]) => [first, second]);
}

function readAngle(text: string): Angle | null {
  const parts = ANGLE.exec(text.trim());
  if (!parts) return null;
  const [, before, sign, degrees = "", minutes = "0", seconds = "0", after] = parts;
  const letter = before ?? after;
  if ((before && after) || (letter && sign)) return null;
  const [whole, min, sec] = [degrees, minutes, seconds].map((part) => Number(part.replace(",", ".")));
  if (whole === undefined || min === undefined || sec === undefined || min >= 60 || sec >= 60) return null;
  const size = whole + min / 60 + sec / 3600;
  const value = sign === "-" || letter === "S" || letter === "W" ? -size : size;
  return { value, axis: letter ? (letter === "N" || letter === "S" ? "lat" : "lon") : null };
}

function paired(first: Angle | null, second: Angle | null): LatLon | null {
  if (!first || !second || (first.axis === null) !== (second.axis === null)) return null;
  if (first.axis && first.axis === second.axis) return null;
  const [lat, lon] = first.axis === "lon" ? [second.value, first.value] : [first.value, second.value];
  return Math.abs(lat) <= LIMIT.lat && Math.abs(lon) <= LIMIT.lon ? { lat, lon } : null;
}
