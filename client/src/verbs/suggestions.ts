// Ids that a form of a verb suggests, with what people call them. Pure.

import type { Choice } from "../contract/types.ts";
import { type Scene, symbolLayers } from "../scene/scene.ts";

/** Ids by what a field asks for: another row of the table, a parent, a hub. */
export interface Suggestions {
  own: readonly Choice[];
  parent: readonly Choice[];
  hub: readonly Choice[];
}

/** Returns the ids of a scene that a form about a table suggests. */
export function suggestionsIn(scene: Scene, table: string): Suggestions {
  const of = (...tables: string[]): Choice[] => {
    const layers = symbolLayers(scene).filter((layer) => tables.includes(layer.table));
    const items = layers.flatMap((layer) => layer.items);
    return [...new Map(items.map(({ id, name }) => [id, { code: id, label: name }])).values()];
  };
  return { own: of(table), parent: of("command_nodes", "placements"), hub: of("hubs") };
}
