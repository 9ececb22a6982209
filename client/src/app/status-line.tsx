// The line at the foot of the page: what is counted, what is not shown, the place under the pointer, the map's sources.

import { formatInstant } from "../scene/instants.ts";
import { counted } from "../scene/words.ts";
import type { ShellProps } from "./shell-props.ts";
import { Slot } from "./slot.tsx";

export function StatusLine({ scene, selection, state, slots, canTheme, onTheme, update, theme }: ShellProps) {
  const aside = scene.problems.set_aside;
  return (
    <footer class="posture-status">
      <span>{`${counted(selection.count, "symbol")} at ${formatInstant(state.t)}`}</span>
      {(scene.editing?.unsaved ?? 0) > 0 && (
        <span class="posture-unsaved">{`with unsaved edits of ${scene.editing?.planner} in ${counted(scene.editing?.unsaved ?? 0, "row")}`}</span>
      )}
      {aside > 0 && (
        <button type="button" class="posture-aside" onClick={() => update({ panel: "problems" })}>
          {`${counted(aside, "row")} not shown`}
        </button>
      )}
      <Slot element={slots.readout} />
      <span class="posture-attribution" title={scene.attribution}>
        {scene.attribution}
      </span>
      {canTheme && (
        <button type="button" class="posture-link" onClick={onTheme}>
          {theme === "dark" ? "Light" : "Dark"}
        </button>
      )}
    </footer>
  );
}
