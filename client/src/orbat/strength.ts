// Strengths of a line as people read them: what is unknown is said, and never counted as none. Pure.

import { grouped, say } from "../words/say.ts";
import type { OrbatLine } from "./tree.ts";

/** Returns the strength of a line itself; "" for a node, which has none. */
export function ownStrength({ own }: Pick<OrbatLine, "own">): string {
  if (own === undefined) return "";
  return own === null ? say("orbat_tree.strength.unknown") : grouped(own);
}

/** Returns the strength of a line with all below it; "" for what does not stand, so that nothing is known to be below. */
export function totalStrength({ persons, unknown }: Pick<OrbatLine, "persons" | "unknown">): string {
  if (persons === null) return "";
  if (!unknown) return grouped(persons);
  if (!persons) return say("orbat_tree.strength.all-unknown", { count: unknown });
  return say("orbat_tree.strength.partly", { persons: grouped(persons), count: unknown });
}
