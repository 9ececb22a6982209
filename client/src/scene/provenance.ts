// "Where is that from?" for a whole picture: its sources by name, and how much of it is notional. Pure.

import { say } from "../words/say.ts";
import { asOfLine, type Day } from "./as-of.ts";
import { contributions, type Item, type NationItem, type Scene } from "./scene.ts";
import { inForce, type Selection } from "./selection.ts";

/** Returns the line that says how old the rows are, names the sources, and counts what is notional, outside or not shown. */
export function provenanceLine(
  scene: Scene,
  selection: Selection,
  events: readonly Item[],
  fills: Iterable<readonly [string, string]>,
  times: number | readonly number[],
  day: Day,
  outside = 0,
): string {
  const giving = new Set([...fills].map(([nation]) => nation));
  const isGiven = (item: NationItem) => [times].flat().some((t) => inForce(item, t));
  const filled = contributions(scene).filter((item) => giving.has(item.nation) && isGiven(item));
  const rows = new Set([...selection.standing.map((standing) => standing.mark.item), ...events, ...filled]);
  const shown: readonly Item[] = [...rows];
  const ids = [...new Set(shown.flatMap((item) => item.source || []))].sort();
  const sources = ids.map((id) => {
    const source = scene.sources[id];
    return source ? [source.title, source.publisher, source.published].filter(Boolean).join(", ") : id;
  });
  const notional = shown.filter((item) => item.basis === "notional").length;
  return [
    asOfLine(shown, day),
    sources.length ? say("provenance.sources", { count: sources.length, sources: sources.join("; ") }) : "",
    notional ? say("provenance.notional", { count: notional }) : "",
    outside ? say("provenance.outside", { count: outside }) : "",
    scene.problems.set_aside ? say("both.rows-not-shown", { count: scene.problems.set_aside }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
