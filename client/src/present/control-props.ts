// What the buttons of the stage and its menu show and call.

import type { Scene } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import type { Command } from "./keys.ts";

/** What the buttons of the stage show and call. */
export interface ControlProps {
  scene: Scene;
  state: State;
  /** Whether an audience can follow. */
  canTalk: boolean;
  /** Whether the page fills the screen; null where it cannot. */
  isFull: boolean | null;
  /** Whether the pen has drawn on the chapter. */
  isInked: boolean;
  command(command: Command): void;
}
