// The lines and areas of the base map in world pixels, each as coarse as a zoom can show. Pure.

import type { GeoJSON, Geometry, LineString, Polygon, Position } from "geojson";
import { type Box, overlap } from "../geometry/boxes.ts";
import { worldPoint, type XY } from "../geometry/mercator.ts";
import { thinnedPoints } from "../geometry/thinned.ts";

/** How far a drawn line may be from the true one, in pixels of the picture. */
const TOLERANCE_PX = 0.3;

/** Returns the lines and areas of some shapes in degrees that lie in a box of world pixels, with the detail of a zoom. */
export function shapesIn(source: GeoJSON, box: Box, zoom: number): (LineString | Polygon)[] {
  const level = Math.ceil(zoom);
  return piecesOf(source).flatMap((piece) => (overlap(piece.box, box) ? piece.at(level) : []));
}

/** One line or area. */
class Piece {
  readonly box: Box;
  readonly #isArea: boolean;
  readonly #paths: readonly (readonly XY[])[];
  readonly #known = new Map<number, readonly (LineString | Polygon)[]>();

  constructor(paths: readonly Position[][], isArea: boolean) {
    this.#isArea = isArea;
    this.#paths = paths.map((path) => path.map(([lon, lat]) => worldPoint(lat ?? 0, lon ?? 0)));
    this.box = boxOf(this.#paths[0] ?? []);
  }

  /** Returns it with the detail of a whole zoom, or nothing if it is an area too small to be seen. */
  at(level: number): readonly (LineString | Polygon)[] {
    const known = this.#known.get(level) ?? this.#drawn(TOLERANCE_PX / 2 ** level);
    this.#known.set(level, known);
    return known;
  }

  #drawn(tolerance: number): readonly (LineString | Polygon)[] {
    const paths = this.#paths.map((path) => thinnedPoints(path, tolerance).map(({ x, y }) => [x, y]));
    if (!this.#isArea) return paths.map((coordinates) => ({ type: "LineString", coordinates }));
    const [outer, ...holes] = paths;
    if (!outer || !isRing(outer)) return [];
    const area: Polygon = { type: "Polygon", coordinates: [outer, ...holes.filter(isRing)] };
    return [area];
  }
}

/** Tells whether points that end where they begin have an area. */
function isRing(points: readonly Position[]): boolean {
  return points.length > 3;
}

const known = new WeakMap<GeoJSON, readonly Piece[]>();

function piecesOf(source: GeoJSON): readonly Piece[] {
  const pieces = known.get(source) ?? geometriesOf(source).flatMap(split);
  known.set(source, pieces);
  return pieces;
}

function geometriesOf(source: GeoJSON): readonly Geometry[] {
  switch (source.type) {
    case "FeatureCollection":
      return source.features.flatMap(geometriesOf);
    case "Feature":
      return source.geometry ? geometriesOf(source.geometry) : [];
    case "GeometryCollection":
      return source.geometries.flatMap(geometriesOf);
    default:
      return [source];
  }
}

function split(geometry: Geometry): Piece[] {
  switch (geometry.type) {
    case "LineString":
      return [new Piece([geometry.coordinates], false)];
    case "MultiLineString":
      return geometry.coordinates.map((line) => new Piece([line], false));
    case "Polygon":
      return [new Piece(geometry.coordinates, true)];
    case "MultiPolygon":
      return geometry.coordinates.map((rings) => new Piece(rings, true));
    default:
      return [];
  }
}

function boxOf(points: readonly XY[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}
