// Finds rows of a plan and towns of the base map by what a viewer types. Pure.

import { folded, wordBegins } from "./fold.ts";
import { type Item, type Layer, nationName, type Scene } from "./scene.ts";

/** What of a row contains the text: its id or a name, or where it is, or whose it is. */
export type By = "name" | "place" | "nation" | "country";

/** A row that is found, and by what. */
export interface Found<R> {
  row: R;
  by: By;
  /** The place, or the name of the nation or country; "" if the id or a name contains the text. */
  told: string;
}

/** A town of the base map; the larger its weight, the larger the town. */
export interface Town {
  text: string;
  weight: number;
  lat: number;
  lon: number;
  /** The zoom from which the map has its name. */
  zoom: number;
}

interface Findable {
  layer: Layer;
  item: Item;
}

const EXACT = 0;
const BEGINS = 1;
const CONTAINS = 2;
const PLACE = 3;
const NATION = 4;

/** Returns the rows that a text finds: first by exact id, then by the start of an id or name, then by place, by nation. */
export function findRows<R extends Findable>(scene: Scene, rows: readonly R[], query: string): Found<R>[] {
  const wanted = folded(query.trim());
  if (!wanted) return [];
  const nations = new Map<string, boolean>();
  const isNation = (code: string) => {
    const known = nations.get(code) ?? ofNation(scene, code, wanted);
    nations.set(code, known);
    return known;
  };
  const found: Found<R>[][] = [[], [], [], [], []];
  for (const row of rows) {
    const rank = byName(row, wanted);
    if (rank !== undefined) found[rank]?.push({ row, by: "name", told: "" });
    else addByPlace(scene, row, wanted, isNation, found);
  }
  return found.flat();
}

function byName({ item }: Findable, wanted: string): number | undefined {
  const id = folded(item.id);
  if (id === wanted) return EXACT;
  const names = [id, folded(item.short ?? ""), folded(item.name || item.cells[1] || "")];
  if (names.some((name) => name.startsWith(wanted))) return BEGINS;
  return names.some((name) => name.includes(wanted)) ? CONTAINS : undefined;
}

function addByPlace<R extends Findable>(
  scene: Scene,
  row: R,
  wanted: string,
  isNation: (code: string) => boolean,
  found: Found<R>[][],
): void {
  const place = row.item.place ?? cell(row, "place");
  if (wordBegins(place, wanted)) found[PLACE]?.push({ row, by: "place", told: place });
  else if (row.item.nation !== undefined) {
    if (isNation(row.item.nation)) found[NATION]?.push({ row, by: "nation", told: nationName(scene, row.item.nation) });
  } else {
    const country = cell(row, "country");
    if (wordBegins(country, wanted)) found[NATION]?.push({ row, by: "country", told: country });
  }
}

function ofNation(scene: Scene, code: string, wanted: string): boolean {
  return folded(code).startsWith(wanted) || wordBegins(nationName(scene, code), wanted);
}

/** Returns the text of a row's cell in a column; "" if its table has no such column. */
function cell({ layer, item }: Findable, column: string): string {
  return item.cells[layer.columns.findIndex(({ name }) => name === column)] ?? "";
}

/** Returns the towns of which a word begins with a text, the largest first. */
export function findTowns(towns: readonly Town[], query: string): Town[] {
  const wanted = folded(query.trim());
  return wanted ? towns.filter(({ text }) => wordBegins(text, wanted)).sort((a, b) => b.weight - a.weight) : [];
}
