// What the presenter's window shows and calls.

import type { Basemap } from "../basemap/load.ts";
import type { Scene } from "../scene/scene.ts";
import type { Command } from "./keys.ts";
import type { Standing } from "./notes.ts";

/** What the presenter's window shows and calls. */
export interface ViewProps {
  scene: Scene;
  basemap: Basemap;
  standing: Standing;
  heard: boolean;
  digits: string;
  ask(command: Command): void;
  restart(): void;
}
