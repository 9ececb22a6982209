// What a briefer is told of what is in hand: digits typed so far, how to measure, the radii of rings.

import type { State } from "../scene/state.ts";

interface Props {
  state: State;
  digits: string;
  update(patch: Partial<State>): void;
}

export function StageHint({ state, update, digits }: Props) {
  if (digits) return <output class="posture-hint-plate">{`Chapter ${digits} ⏎`}</output>;
  if (state.tool === "measure") return <p class="posture-hint-plate">Click from place to place. M or C ends it.</p>;
  if (state.tool !== "rings") return null;
  return (
    <p class="posture-hint-plate">
      <label>
        {state.selected ? "Rings at km " : "Click a symbol for rings at km "}
        <input
          type="text"
          inputMode="numeric"
          aria-label="Radii of the rings in km"
          value={state.rings.join(" ")}
          onChange={(event) => update({ rings: readRadii(event.currentTarget.value, state.rings) })}
        />
      </label>
    </p>
  );
}

/** Reads up to six radii in km; what is no number is passed over. */
export function readRadii(text: string, before: readonly number[]): readonly number[] {
  const radii = text
    .split(/[\s;,]+/)
    .map(Number)
    .filter((km) => Number.isFinite(km) && km > 0 && km <= 5000)
    .slice(0, 6);
  return radii.length ? radii : before;
}
