// Which symbols of a plan differ from another plan's, when two are compared. Pure.

import type { Difference, Scene } from "../scene/scene.ts";
import { marksOf } from "../scene/selection.ts";

/** The sign of each kind of difference. */
export const KIND_SIGNS: Record<Difference["kind"], string> = { added: "+", removed: "−", moved: "→", changed: "≠" };

/** Differences by the key of the symbol that is drawn for them. */
export type Differences = ReadonlyMap<string, Difference>;

/** Returns the differences of a comparison; empty where nothing is compared. */
export function differencesOf(scene: Scene): Differences {
  const found = new Map<string, Difference>();
  if (!scene.compare) return found;
  const rows = new Map(scene.compare.items.map((item) => [`${item.table}/${item.row}`, item]));
  for (const { key, layer, item } of marksOf(scene)) {
    const difference = rows.get(`${layer.table}/${item.row}`);
    if (difference) found.set(key, difference);
  }
  return found;
}
