// The plan's marking as a band: on every page, at the top, and at the bottom too of what is presented.

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
