// The base map, in a module of its own: the page for viewers reads it while the browser still compiles the client.

import { fetchedBasemap } from "./basemap/fetched.ts";
import { readyGround } from "./basemap/ground-painter.ts";
import type { Basemap } from "./basemap/load.ts";

/** The zoom of a whole country on a common screen. */
const USUAL_ZOOM = 5;

async function read(): Promise<Basemap> {
  const read = await fetchedBasemap(import.meta.url);
  readyGround(read, USUAL_ZOOM);
  return read;
}

/** The base map, which the module fetches as soon as it loads. */
export const basemap: Promise<Basemap> = read();
