// Where the plate with the message ends on the stage: what opens over the map leaves it free.

/** Returns how far the plate reaches down from the top of the stage, in pixels; 0 if there is none. */
export function plateEnd(stage: Element | null): number {
  const plate = stage?.querySelector(".posture-title");
  if (!stage || !plate) return 0;
  return plate.getBoundingClientRect().bottom - stage.getBoundingClientRect().top;
}
