// What a line of the tree is called for who does not see it. Pure.

import type { OrbatData } from "../contract/types.ts";
import { formatInstant } from "../scene/instants.ts";
import { say } from "../words/say.ts";
import { ownStrength, totalStrength } from "./strength.ts";
import type { Node, OrbatLine } from "./tree.ts";

/** Labels of the codes of a tree. */
export interface Labels {
  basis(code: string): string;
  nation(code: string): string;
}

/** Returns the labels of a tree's codes. */
export function labelsOf({ bases, nations }: Pick<OrbatData, "bases" | "nations">): Labels {
  const [basis, nation] = [bases, nations].map((all) => new Map(all.map(({ code, label }) => [code, label])));
  return { basis: (code) => basis?.get(code) ?? code, nation: (code) => nation?.get(code) ?? code };
}

/** Returns the heading of a branch with the number of lines directly under it. */
export function headingOf({ kind, children }: Pick<Node, "kind" | "children">): string {
  return kind === "command" ? "" : say(`orbat_tree.branch.${kind}`, { count: children });
}

/** Returns the name of an item of the tree. */
export function nameOf(node: Node, labels: Labels, moving: boolean): string {
  const { line } = node;
  if (!line) return headingOf(node);
  const noted = [lineOf(node, line, labels), line.note].filter((text) => text !== undefined);
  const [told = "", note] = noted;
  const all = note ? say("orbat_tree.line.noted", { line: told, note }) : told;
  return moving ? say("orbat_tree.line.moving", { line: all }) : all;
}

function lineOf({ children }: Node, line: OrbatLine, labels: Labels): string {
  const { name, id, kind, basis, nation } = line;
  const values = { name, id, kind, basis: labels.basis(basis), nation: labels.nation(nation) };
  const [own, total] = [ownStrength(line), totalStrength(line)];
  if (line.persons === null) {
    return own ? say("orbat_tree.line.away", { ...values, own }) : say("orbat_tree.line.node-away", values);
  }
  if (!own)
    return children ? say("orbat_tree.line.node", { ...values, total }) : say("orbat_tree.line.leaf-node", values);
  if (!children) return say("orbat_tree.line.leaf", { ...values, own });
  return say("orbat_tree.line.unit", { ...values, own, total });
}

/** Returns the address of the map that shows a line at the time of the tree. */
export function mapAddress({ plan, t }: Pick<OrbatData, "plan" | "t">, id: string): string {
  return `./?${new URLSearchParams({ plan, show: id, t: formatInstant(t) })}`;
}

/** Returns the address of the table that shows the row of a line. */
export function rowAddress({ plan }: Pick<OrbatData, "plan">, { table, handle }: OrbatLine): string {
  return `./tables?${new URLSearchParams({ plan, table, row: handle })}`;
}
