// The band with the plan's marking: at the top of every page, and at the bottom too of the stage.

import { readableOn } from "../paint/palette.ts";
import type { Scene } from "../scene/scene.ts";

/** The band with the plan's marking. */
export function Marking({ scene }: { scene: Scene }) {
  const { text, colour } = scene.marking;
  return (
    <div class="posture-marking" style={{ background: colour, color: readableOn(colour) }}>
      <span>{text}</span>
      <small>{scene.caveats.handling}</small>
    </div>
  );
}
