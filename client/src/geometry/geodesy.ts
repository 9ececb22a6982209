// Distances and circles on the WGS 84 ellipsoid, by GeographicLib. Pure.

import geodesic from "geographiclib-geodesic";
import { grouped, say } from "../words/say.ts";

/** A position in degrees. */
export interface LatLon {
  lat: number;
  lon: number;
}

const { WGS84 } = geodesic.Geodesic;
const STEP_DEG = 3;

/** Returns the length of the shortest line between two positions, in km. */
export function distanceKm(from: LatLon, to: LatLon): number {
  return (WGS84.Inverse(from.lat, from.lon, to.lat, to.lon).s12 ?? 0) / 1000;
}

/** Returns the circle around a position as a closed line. */
export function circleAround({ lat, lon }: LatLon, km: number): LatLon[] {
  const line: LatLon[] = [];
  for (let azimuth = 0; azimuth <= 360; azimuth += STEP_DEG) {
    const { lat2, lon2 } = WGS84.Direct(lat, lon, azimuth, km * 1000);
    line.push({ lat: lat2 ?? lat, lon: lon2 ?? lon });
  }
  return line;
}

/** Returns a distance as text, with one decimal below 10 km. */
export function formatKm(km: number): string {
  return say("map.km", { km: km < 10 ? km.toFixed(1) : grouped(Math.round(km)) });
}
