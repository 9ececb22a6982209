// "Where is that from?" for a whole picture: its sources by name, and what is made up. Pure.

import { contributions, type Item, type Scene } from "./scene.ts";
import { inForce, type Selection } from "./selection.ts";
import { counted } from "./words.ts";

export function provenanceLine(
  scene: Scene,
  selection: Selection,
  events: readonly Item[],
  fills: ReadonlyMap<string, string>,
  t: number,
  outside = 0,
): string {
  const filled = contributions(scene).filter((item) => fills.has(item.nation) && inForce(item, t));
  const shown = [...selection.standing.map((standing) => standing.mark.item), ...events, ...filled];
  const ids = [...new Set(shown.flatMap((item) => item.source || []))].sort();
  const sources = ids.map((id) => {
    const source = scene.sources[id];
    return source ? [source.title, source.publisher, source.published].filter(Boolean).join(", ") : id;
  });
  const notional = shown.filter((item) => item.basis === "notional").length;
  return [
    sources.length ? `Source: ${sources.join("; ")}.` : "",
    notional ? `${counted(notional, "entry is", "entries are")} notional: no government has agreed to this.` : "",
    outside ? `${counted(outside, "symbol lies", "symbols lie")} outside the picture.` : "",
    scene.problems.set_aside ? `${counted(scene.problems.set_aside, "row")} of the plan not shown.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
