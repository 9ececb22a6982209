// The base map, in a module of its own: the page for viewers reads it while the browser still compiles the client.

import { readyGround } from "./basemap/ground-painter.ts";
import { type Basemap, prepare, type StoredBasemap } from "./basemap/load.ts";

/** The zoom of a whole country on a common screen. */
const USUAL_ZOOM = 5;

/** The server did not send the base map; the message is the status of its answer. */
class NoBasemap extends Error {}

async function read(): Promise<Basemap> {
  const answer = await fetch(new URL("basemap.json", import.meta.url));
  if (!answer.ok) throw new NoBasemap(String(answer.status));
  const basemap = prepare((await answer.json()) as StoredBasemap);
  readyGround(basemap, USUAL_ZOOM);
  return basemap;
}

/** The base map, which the module fetches as soon as it loads. */
export const basemap: Promise<Basemap> = read();
