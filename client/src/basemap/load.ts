// The offline base map: one TopoJSON, sliced into vector tiles in the browser.

import type { Feature, FeatureCollection, GeoJSON, Geometry, MultiPolygon, Point, Polygon } from "geojson";
import GeoJSONVT from "geojson-vt";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

/** Name of a layer of the base map. */
export type TileLayerName =
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

/** The outline of a country or of a first-level unit. */
export type Area = Feature<Polygon | MultiPolygon>;

/** The base map, ready to be drawn. */
export interface Basemap {
  /** Returns the shapes of a layer, in degrees. */
  shapes(name: TileLayerName): GeoJSON;
  /** Returns the tiles of a layer; slices the layer on first use. */
  tiles(name: TileLayerName): GeoJSONVT;
  labels: readonly Label[];
  /** Outlines by alpha-3 code (countries) or ISO 3166-2 code (first-level units). */
  areas: ReadonlyMap<string, Area>;
}

interface AreaProps {
  a3: string;
  iso?: string;
}

type Objects = {
  countries: GeometryCollection<AreaProps>;
  admin1: GeometryCollection<AreaProps>;
  lakes: GeometryCollection<{ rank: number }>;
  rivers: GeometryCollection<{ km: number }>;
  roads: GeometryCollection<{ rank: number }>;
  rails: GeometryCollection<{ rank: number }>;
  places: GeometryCollection<{ n: string; p: number; c: number }>;
};

/** The base map as it is stored: TopoJSON. */
export type BasemapTopology = Topology<Objects>;

const LONG_RIVER_KM = 700;
const HOME = "UKR";

function sliced(data: GeoJSON): GeoJSONVT {
  return new GeoJSONVT(data, { maxZoom: 12, indexMaxZoom: 4, tolerance: 2.5, buffer: 96 });
}

/** Makes the base map from its TopoJSON. */
export function prepare(topology: BasemapTopology): Basemap {
  const { countries, admin1, lakes, rivers, roads, rails } = topology.objects;
  const only = <P extends object>(from: GeometryCollection<P>, keep: (p: P) => boolean): GeometryCollection<P> => ({
    type: "GeometryCollection",
    geometries: from.geometries.filter((g) => keep(g.properties as P)),
  });
  const inUkraine = (p: AreaProps) => p.a3 === HOME;
  const abroad = (p: AreaProps) => p.a3 !== HOME;
  const outlines = feature(topology, countries);
  const sources: Record<TileLayerName, () => GeoJSON> = {
    countries: () => outlines,
    ukraine: () => ({ ...outlines, features: outlines.features.filter((area) => inUkraine(area.properties)) }),
    admin1: () => mesh(topology, only(admin1, abroad), (a, b) => a !== b),
    oblasts: () => mesh(topology, only(admin1, inUkraine), (a, b) => a !== b),
    coast: () => mesh(topology, countries, (a, b) => a === b),
    borders: () => mesh(topology, countries, (a, b) => a !== b),
    lakes: () => feature(topology, lakes),
    rivers: () =>
      feature(
        topology,
        only(rivers, (p) => p.km >= LONG_RIVER_KM),
      ),
    streams: () =>
      feature(
        topology,
        only(rivers, (p) => p.km < LONG_RIVER_KM),
      ),
    motorways: () =>
      feature(
        topology,
        only(roads, (p) => p.rank === 1),
      ),
    roads: () =>
      feature(
        topology,
        only(roads, (p) => p.rank !== 1),
      ),
    rails: () => feature(topology, rails),
  };
  const shapes = kept((name: TileLayerName) => sources[name]());
  const tiles = kept((name: TileLayerName) => sliced(shapes(name)));
  return { shapes, tiles, labels: labelsOf(topology), areas: areasOf([outlines, feature(topology, admin1)]) };
}

function kept<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

function areasOf(collections: readonly FeatureCollection<Geometry, AreaProps>[]): Map<string, Area> {
  const areas = new Map<string, Area>();
  for (const area of collections.flatMap(({ features }) => features)) {
    areas.set(area.properties.iso ?? area.properties.a3, area as Area);
  }
  return areas;
}

function labelsOf(topology: BasemapTopology): Label[] {
  const points = feature(topology, topology.objects.places).features as Feature<
    Point,
    { n: string; p: number; c: number }
  >[];
  return points.map(({ geometry, properties }) => ({
    text: properties.n,
    weight: properties.p,
    kind: properties.c,
    lon: geometry.coordinates[0] ?? 0,
    lat: geometry.coordinates[1] ?? 0,
  }));
}
