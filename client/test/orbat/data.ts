// Small trees for tests.

import type { OrbatData } from "../../src/contract/types.ts";
import type { OrbatLine } from "../../src/orbat/tree.ts";

/** Returns a line of an id at a depth. */
export function line(id: string, depth: number, more: Partial<OrbatLine> = {}): OrbatLine {
  const known = {
    name: `Unit ${id}`,
    table: "placements",
    handle: `h-${id}`,
    sidc: "",
    nation: "FRA",
    basis: "notional",
  };
  return { id, ...known, kind: "Battalion", depth, from: 0, until: null, own: 10, persons: 10, unknown: 0, ...more };
}

/**
 * A node with a brigade of two battalions and a company, a unit under nobody with one below, and one that is away.
 *
 * HQ > BDE > (BN1 > COY, BN2) · FREE > SUB · AWAY
 */
export const BRANCHES: OrbatData["branches"] = [
  { kind: "command", lines: [line("HQ", 0), line("BDE", 1), line("BN1", 2), line("COY", 3), line("BN2", 2)] },
  { kind: "no-parent", lines: [line("FREE", 0), line("SUB", 1)] },
  { kind: "away", lines: [line("AWAY", 0, { persons: null })] },
];
