// The MGRS square in which a rounded position stands, and steps on the ground. Pure.

import geodesic from "geographiclib-geodesic";
import mgrs from "mgrs";
import type { LatLon } from "./geodesy.ts";

/** Sides of MGRS squares in km, by digits per axis from 1 on; geo/grid.py has the same. */
const SIDES_KM = [10, 1, 0.1, 0.01, 0.001];
const [SOUTH_END, NORTH_END] = [-80, 84];
const BANDS = "CDEFGHJKLMNPQRSTUVWX";
const BAND_DEG = 8;
const SLACK_DEG = 0.15;
/** Zones around Norway and Svalbard are up to twice as wide as others. */
const WIDEST_HALF_ZONE_DEG = 6 + SLACK_DEG;
const SCALE_OF_UTM = 0.9996;

/** A square of the grid: what a position is rounded to. */
export interface Square {
  /** Its middle. */
  middle: LatLon;
  sideKm: number;
  /** Its MGRS reference. */
  grid: string;
  corners: LatLon[];
}

const { WGS84 } = geodesic.Geodesic;

/** Returns the fewest digits per axis whose square is no wider than a precision in km. */
export function digitsFor(km: number): number {
  const found = SIDES_KM.findIndex((side) => side <= km);
  return found < 0 ? SIDES_KM.length : found + 1;
}

/** Returns the largest square around a position that is no wider than a precision in km; null outside the grid. */
export function squareAt({ lat, lon }: LatLon, km: number): Square | null {
  if (lat < SOUTH_END || lat > NORTH_END || Math.abs(lon) > 180) return null;
  return squareOf(mgrs.forward([lon, lat], digitsFor(km)));
}

/** Returns the square of an MGRS reference; null if it is none that the grid has. */
export function squareOf(reference: string): Square | null {
  const compact = reference.replace(/\s+/g, "").toUpperCase();
  const parts = /^(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z]{2})((?:\d\d){1,5})$/.exec(compact);
  if (!parts) return null;
  const [, zone = "", band = "", letters = "", figures = ""] = parts;
  const digits = figures.length / 2;
  const middle = middleOf(compact);
  if (!middle || !liesIn(middle, Number(zone), band)) return null;
  const sideKm = SIDES_KM[digits - 1] ?? 0;
  const grid = `${Number(zone)}${band} ${letters} ${figures.slice(0, digits)} ${figures.slice(digits)}`;
  return { middle, sideKm, grid, corners: cornersOf(middle, sideKm, Number(zone)) };
}

/** Tells whether the middle of a square is in its zone and band, or little beyond their edges, as geo/grid.py does. */
function liesIn({ lat, lon }: LatLon, zone: number, band: string): boolean {
  const south = SOUTH_END + BAND_DEG * BANDS.indexOf(band);
  const north = band === "X" ? NORTH_END : south + BAND_DEG;
  const fromMeridian = Math.abs(lon - (6 * zone - 183));
  return (
    zone >= 1 &&
    zone <= 60 &&
    lat >= south - SLACK_DEG &&
    lat <= north + SLACK_DEG &&
    fromMeridian <= WIDEST_HALF_ZONE_DEG
  );
}

function middleOf(compact: string): LatLon | null {
  try {
    const [west, south, east, north] = mgrs.inverse(compact);
    return { lat: (south + north) / 2, lon: (west + east) / 2 };
  } catch {
    return null;
  }
}

/** Returns the corners of a square, which is turned from north by the convergence of its zone's meridians. */
function cornersOf(middle: LatLon, sideKm: number, zone: number): LatLon[] {
  const turn = (middle.lon - (6 * zone - 183)) * Math.sin((middle.lat * Math.PI) / 180);
  return [45, 135, 225, 315].map((azimuth) => from(middle, azimuth + turn, (sideKm / SCALE_OF_UTM) * Math.SQRT1_2));
}

/** Returns the position that is some km north and east of another; negative ones are south and west. */
export function shifted(at: LatLon, northKm: number, eastKm: number): LatLon {
  const north = northKm ? from(at, northKm > 0 ? 0 : 180, Math.abs(northKm)) : at;
  return eastKm ? from(north, eastKm > 0 ? 90 : -90, Math.abs(eastKm)) : north;
}

function from({ lat, lon }: LatLon, azimuth: number, km: number): LatLon {
  const { lat2, lon2 } = WGS84.Direct(lat, lon, azimuth, km * 1000);
  return { lat: lat2 ?? lat, lon: lon2 ?? lon };
}
