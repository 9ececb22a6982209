// What a paste did, in words.

import { say } from "../words/say.ts";
import type { Pasted } from "./paste.ts";

/** Returns the sentences about a paste that a planner would not expect; empty if there is nothing to say. */
export function pasteNote({ added, header, homeless, unsplit }: Pasted): string {
  return [
    added.length ? say("grid.paste.added", { count: added.length }) : "",
    header ? say("grid.paste.header") : "",
    homeless ? say("grid.paste.homeless", { count: homeless }) : "",
    unsplit ? say("grid.paste.unsplit", { count: unsplit }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
