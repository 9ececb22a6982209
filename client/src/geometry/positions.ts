// A position as text, in degrees and as MGRS.

import mgrs from "mgrs";
import { say } from "../words/say.ts";

/** Returns a position as text in degrees, to three decimals. */
export function degrees(lat: number, lon: number): string {
  const part = (value: number, side: "north" | "south" | "east" | "west") =>
    say(`map.position.${side}`, { degrees: Math.abs(value).toFixed(3) });
  return `${part(lat, lat < 0 ? "south" : "north")}  ${part(lon, lon < 0 ? "west" : "east")}`;
}

/** Returns the MGRS reference of a position to 100 m, which is as fine as a pointer can be. */
export function grid(lat: number, lon: number): string {
  if (lat < -80 || lat > 84 || Math.abs(lon) > 180) return "";
  const text = mgrs.forward([lon, lat], 3);
  const digits = 3;
  const zone = text.slice(0, -2 * digits - 2);
  return `${zone} ${text.slice(zone.length, zone.length + 2)} ${text.slice(-2 * digits, -digits)} ${text.slice(-digits)}`;
}
