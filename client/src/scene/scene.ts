// A plan as the server sends it (the contract declares it), and helpers that read it. Times are hours since H+0; null
// is an open end. Positions are degrees, EPSG:4326.

import type {
  Annotation,
  Chapter,
  Comparison,
  Difference,
  Editing,
  EventItem,
  EventLayer,
  ListLayer,
  NationItem,
  NationLayer,
  Overlay,
  Phase,
  ProblemEntry,
  RowItem,
  Scene,
  SymbolItem,
  SymbolLayer,
  Trail,
  Way,
} from "../contract/types.ts";

export type {
  Annotation,
  Chapter,
  Comparison,
  Difference,
  Editing,
  EventItem,
  NationItem,
  Overlay,
  Phase,
  ProblemEntry,
  Scene,
  SymbolItem,
  SymbolLayer,
  Trail,
  Way,
};

/** What a way on the map means. */
export type WayKind = Way["kind"];

/** Code of a layer, from the vocabulary `layer` of the scene. */
export type LayerName = string;

/** A row of any layer; a field that its layer does not have is undefined. */
export type Item = WithAll<AnyItem, AnyItem extends infer T ? (T extends unknown ? keyof T : never) : never>;

/** A layer of the scene that has the rows of one table. */
export type Layer = SymbolLayer | EventLayer | NationLayer | ListLayer;

type AnyItem = SymbolItem | EventItem | NationItem | RowItem;
type WithAll<T, K extends PropertyKey> = T extends unknown
  ? T & { readonly [Absent in Exclude<K, keyof T>]?: undefined }
  : never;

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Returns the layers of symbols in the order in which they are painted. */
export function symbolLayers(scene: Scene): SymbolLayer[] {
  return scene.layers.filter((layer) => layer.shows === "symbols").reverse();
}

/** Returns all events of a plan. */
export function eventItems(scene: Scene): readonly EventItem[] {
  return scene.layers.flatMap((layer) => (layer.shows === "events" ? layer.items : []));
}

/** Returns all contributions of a plan. */
export function contributions(scene: Scene): readonly NationItem[] {
  return scene.layers.flatMap((layer) => (layer.shows === "nations" ? layer.items : []));
}

/** Returns the label of a code in a vocabulary; the code itself if it is unknown. */
export function termLabel(scene: Scene, vocabulary: string, code: string | undefined): string {
  if (!code) return "";
  return scene.terms[vocabulary]?.find((term) => term.code === code)?.label ?? code;
}

/** Returns the name of a nation; its code if it is unknown. */
export function nationName(scene: Scene, code: string): string {
  return scene.nations[code] ?? code;
}

/** Returns the code of a symbol for the field of a filter; undefined if its layer has no such field. */
export function codeOf(item: SymbolItem, field: string): string | undefined {
  if (field === "nation") return item.nation;
  return field === "basis" ? item.basis : item.codes[field];
}

/** Returns the name by which the page selects an item: its id, or its key if rows share the id at one time. */
export function handle(item: Item): string {
  return item.key ?? item.id;
}
