// The line at the foot of the page: counts, rows not shown, the position under the pointer, the map's sources.

import { dayOfLooking } from "../panels/today.ts";
import { asOfLine } from "../scene/as-of.ts";
import { formatInstant } from "../scene/instants.ts";
import type { Editing } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import type { ShellProps } from "./shell-props.ts";
import { Slot } from "./slot.tsx";

/** The status line below the map. */
export function StatusLine({ scene, selection, state, slots, canTheme, onTheme, update, theme }: ShellProps) {
  const asOf = asOfLine(
    selection.standing.map((standing) => standing.mark.item),
    dayOfLooking(),
  );
  const aside = scene.problems.set_aside;
  return (
    <div class="posture-status">
      <span>{say("shell.symbols", { count: selection.count, instant: formatInstant(state.t) })}</span>
      {asOf && (
        <span class="posture-as-of" title={asOf}>
          {asOf}
        </span>
      )}
      <Unsaved editing={scene.editing} />
      {scene.scope && (
        <button type="button" class="posture-link" title={scene.scope} onClick={() => update({ panel: "about" })}>
          {say("shell.part")}
        </button>
      )}
      {aside > 0 && (
        <button type="button" class="posture-aside" onClick={() => update({ panel: "problems" })}>
          {say("shell.not-shown", { count: aside })}
        </button>
      )}
      <Slot element={slots.readout} />
      <button
        type="button"
        class="posture-link posture-credit"
        title={scene.attribution}
        onClick={() => update({ panel: "about" })}
      >
        {say("shell.credit")}
      </button>
      {canTheme && (
        <button type="button" class="posture-link" onClick={onTheme}>
          {say(theme === "dark" ? "shell.light" : "shell.dark")}
        </button>
      )}
    </div>
  );
}

function Unsaved({ editing }: { editing: Editing | undefined }) {
  if (!editing?.unsaved) return null;
  const { planner, unsaved } = editing;
  return <span class="posture-unsaved">{say("shell.unsaved", { planner: planner ?? "", count: unsaved })}</span>;
}
