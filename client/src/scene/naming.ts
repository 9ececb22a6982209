// What a symbol is called on the map.

import type { SymbolItem } from "./scene.ts";

/** What is written below symbols: ids, or names. */
export type Naming = "id" | "name";

/** Returns what is written below a symbol: its id; or its short name, else its name, else its id. */
export function labelOf(item: Pick<SymbolItem, "id" | "name" | "short">, naming: Naming): string {
  return naming === "id" ? item.id : item.short || item.name || item.id;
}
