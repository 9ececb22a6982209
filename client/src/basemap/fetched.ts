// The base map as a server sends it.

import { type Basemap, prepare, type StoredBasemap } from "./load.ts";

/** The server did not send the base map; the message is the status of its answer. */
export class NoBasemap extends Error {}

/** Fetches the base map that lies beside a script. */
export async function fetchedBasemap(script: string): Promise<Basemap> {
  const answer = await fetch(new URL("./basemap.json", script));
  if (!answer.ok) throw new NoBasemap(String(answer.status));
  return prepare((await answer.json()) as StoredBasemap);
}
