// Hints for a briefer: the digits typed so far, how to measure, the radii of rings.

import { useId } from "preact/hooks";
import type { State } from "../scene/state.ts";
import { say, sayWith } from "../words/say.ts";

interface Props {
  state: State;
  digits: string;
  update(patch: Partial<State>): void;
}

/** The hint for the digits or the tool that a briefer uses now. */
export function StageHint({ state, update, digits }: Props) {
  if (digits) return <output class="posture-hint-plate">{say("stage.chapter-typed", { digits })}</output>;
  if (state.tool !== "measure" && state.tool !== "rings") return null;
  return (
    <div class="posture-hint-plate">
      {state.tool === "rings" ? <RingsHint state={state} update={update} /> : <p>{say("stage.measure")}</p>}
      <button type="button" onClick={() => update({ tool: null })}>
        {say("stage.stop")}
      </button>
    </div>
  );
}

function RingsHint({ state, update }: Pick<Props, "state" | "update">) {
  const id = useId();
  const radii = (
    <input
      id={id}
      type="text"
      inputMode="numeric"
      aria-label={say("stage.radii")}
      value={state.rings.join(" ")}
      onChange={(event) => update({ rings: readRadii(event.currentTarget.value, state.rings) })}
    />
  );
  return (
    <p>
      <label for={id}>{sayWith(state.selected ? "stage.rings" : "stage.rings-of-none", { radii }, {})}</label>
    </p>
  );
}

/** Reads up to six radii in km from a text; keeps the radii before if the text has none. */
export function readRadii(text: string, before: readonly number[]): readonly number[] {
  const radii = text
    .split(/[\s;,]+/)
    .map(Number)
    .filter((km) => Number.isFinite(km) && km > 0 && km <= 5000)
    .slice(0, 6);
  return radii.length ? radii : before;
}
