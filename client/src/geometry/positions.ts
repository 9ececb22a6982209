// What is under the pointer, in degrees and MGRS.

import mgrs from "mgrs";

export function degrees(lat: number, lon: number): string {
  const part = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(3)}° ${value < 0 ? negative : positive}`;
  return `${part(lat, "N", "S")}  ${part(lon, "E", "W")}`;
}

/** MGRS to 100 m, as finely as a pointer can mean it. */
export function grid(lat: number, lon: number): string {
  if (lat < -80 || lat > 84 || Math.abs(lon) > 180) return "";
  const text = mgrs.forward([lon, lat], 3);
  const digits = 3;
  const zone = text.slice(0, -2 * digits - 2);
  return `${zone} ${text.slice(zone.length, zone.length + 2)} ${text.slice(-2 * digits, -digits)} ${text.slice(-digits)}`;
}
