// The offline base map: what is stored, and what is drawn of it.

import { Arcs, edges, type Grid, type Run, type StoredArc } from "./arcs.ts";
import { Shapes } from "./shapes.ts";

/** Name of a layer of the base map. */
export type GroundLayer =
  | "ukraine"
  | "admin1"
  | "oblasts"
  | "coast"
  | "borders"
  | "lakes"
  | "rivers"
  | "streams"
  | "roads"
  | "motorways"
  | "rails"
  | "countries";

/** The name of a place, with its position; `kind` is one of the kinds in label-rules.ts. */
export interface Label {
  text: string;
  weight: number;
  kind: number;
  lat: number;
  lon: number;
}

/** The outline of a country or of a first-level unit: polygons of rings, the first of which is around it. */
export interface Area {
  /** Each ring has x and y of its points in turn, in world pixels, and ends where it begins. */
  readonly polygons: readonly (readonly Float64Array[])[];
}

/** The base map, ready to be drawn. */
export interface Basemap {
  /** Returns the shapes of a layer; makes them on first use. */
  shapes(name: GroundLayer): Shapes;
  /** Returns the area of a code as it is drawn; makes it on first use. */
  area(code: string): Shapes | undefined;
  labels: readonly Label[];
  /** Outlines by alpha-3 code (countries) or ISO 3166-2 code (first-level units). */
  areas: ReadonlyMap<string, Area>;
}

interface StoredArea {
  a3: string;
  iso?: string;
}

/** Lines or areas as stored: an area is a list of rings, and a ring a list of arcs, as a line is. */
interface Stored<P> {
  geometries: readonly (
    | { type: "LineString"; arcs: Run; properties: P }
    | { type: "MultiLineString" | "Polygon"; arcs: readonly Run[]; properties: P }
    | { type: "MultiPolygon"; arcs: readonly (readonly Run[])[]; properties: P }
  )[];
}

/** The base map as it is stored: TopoJSON, but the numbers of an arc are in one list. */
export interface StoredBasemap {
  arcs: readonly StoredArc[];
  transform: Grid;
  objects: {
    countries: Stored<StoredArea>;
    admin1: Stored<StoredArea>;
    lakes: Stored<{ rank: number }>;
    rivers: Stored<{ km: number }>;
    roads: Stored<{ rank: number }>;
    rails: Stored<{ rank: number }>;
    places: {
      geometries: readonly {
        coordinates: readonly [number, number];
        properties: { n: string; p: number; c: number };
      }[];
    };
  };
}

const LONG_RIVER_KM = 700;
const HOME = "UKR";

/** Makes the base map from what is stored. */
export function prepare({ arcs: stored, transform, objects }: StoredBasemap): Basemap {
  const arcs = new Arcs(stored, transform);
  const { countries, admin1, lakes, rivers, roads, rails } = objects;
  const lines = (runs: readonly Run[]) => Shapes.lines(runs.map((run) => arcs.path(run)));
  const areas = (polygons: readonly Rings[]) =>
    Shapes.areas(polygons.map((rings) => rings.map((ring) => arcs.path(ring))));
  const inUkraine = ({ a3 }: StoredArea) => a3 === HOME;
  const abroad = ({ a3 }: StoredArea) => a3 !== HOME;
  const sources: Record<GroundLayer, () => Shapes> = {
    countries: () => areas(polygonsOf(countries)),
    ukraine: () => areas(polygonsOf(countries, inUkraine)),
    admin1: () => lines(edges(ringsOf(admin1, abroad), "shared")),
    oblasts: () => lines(edges(ringsOf(admin1, inUkraine), "shared")),
    coast: () => lines(edges(ringsOf(countries), "alone")),
    borders: () => lines(edges(ringsOf(countries), "shared")),
    lakes: () => areas(polygonsOf(lakes)),
    rivers: () => lines(linesOf(rivers, ({ km }) => km >= LONG_RIVER_KM)),
    streams: () => lines(linesOf(rivers, ({ km }) => km < LONG_RIVER_KM)),
    motorways: () => lines(linesOf(roads, ({ rank }) => rank === 1)),
    roads: () => lines(linesOf(roads, ({ rank }) => rank !== 1)),
    rails: () => lines(linesOf(rails)),
  };
  const known = new Map([countries, admin1].flatMap(({ geometries }) => geometries).map((one) => [codeOf(one), one]));
  return {
    shapes: kept((name: GroundLayer) => sources[name]()),
    area: kept((code: string) => {
      const one = known.get(code);
      return one && areas(polygonsIn(one));
    }),
    labels: objects.places.geometries.map(({ coordinates: [x, y], properties: { n, p, c } }) => ({
      text: n,
      weight: p,
      kind: c,
      lon: x * transform.scale[0] + transform.translate[0],
      lat: y * transform.scale[1] + transform.translate[1],
    })),
    areas: new Map([...known].map(([code, one]) => [code, areaOf(one, arcs)])),
  };
}

type Rings = readonly Run[];
type StoredShape<P> = Stored<P>["geometries"][number];

function codeOf({ properties }: StoredShape<StoredArea>): string {
  return properties.iso ?? properties.a3;
}

function polygonsIn(one: StoredShape<unknown>): readonly Rings[] {
  return one.type === "Polygon" ? [one.arcs] : one.type === "MultiPolygon" ? one.arcs : [];
}

function polygonsOf<P>({ geometries }: Stored<P>, keep: (p: P) => boolean = () => true): readonly Rings[] {
  return geometries.filter(({ properties }) => keep(properties)).flatMap(polygonsIn);
}

/** Returns all rings of each area. */
function ringsOf<P>({ geometries }: Stored<P>, keep: (p: P) => boolean = () => true): Rings[] {
  return geometries.filter(({ properties }) => keep(properties)).map((one) => polygonsIn(one).flat());
}

function linesOf<P>({ geometries }: Stored<P>, keep: (p: P) => boolean = () => true): readonly Run[] {
  return geometries
    .filter(({ properties }) => keep(properties))
    .flatMap((one) => (one.type === "LineString" ? [one.arcs] : one.type === "MultiLineString" ? one.arcs : []));
}

/** Returns the outline of an area, which is put together on first use. */
function areaOf(one: StoredShape<StoredArea>, arcs: Arcs): Area {
  let made: Area["polygons"] | null = null;
  return {
    get polygons() {
      made ??= polygonsIn(one).map((rings) => rings.map((ring) => arcs.path(ring)));
      return made;
    },
  };
}

function kept<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
