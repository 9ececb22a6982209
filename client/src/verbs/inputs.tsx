// The fields of which the forms of verbs are made.

import { useId, useState } from "preact/hooks";
import type { Choice as Suggestion } from "../contract/types.ts";
import { say } from "../words/say.ts";
import { strengthsOf } from "./forms.ts";

/** What rows are assigned to. */
export type Tie = "parent" | "hub";

type Option = Tie | "days" | "hours";

/** A field for an id, which suggests those that there are. */
export function Id(props: { name: string; label: string; among: readonly Suggestion[]; required?: boolean }) {
  const { name, label, among, required = false } = props;
  const list = useId();
  return (
    <label>
      {label}
      <input type="text" name={name} list={list} required={required} maxLength={200} autoComplete="off" />
      <datalist id={list}>
        {among.map(({ code, label: called }) => (
          <option key={code} value={code} label={called} />
        ))}
      </datalist>
    </label>
  );
}

/** Into how many parts a unit is split, or the strength of each. */
export function Shares() {
  const [text, setText] = useState("");
  const told = useId();
  const strengths = strengthsOf(text);
  const unequal = text.trim() !== "";
  const total = strengths?.reduce((sum, one) => sum + one, 0) ?? 0;
  return (
    <>
      <label>
        {say("verb_form.parts")}
        <input
          type="number"
          name="parts"
          key={unequal ? "given" : "asked"}
          min={2}
          max={20}
          step="1"
          required
          defaultValue={unequal ? String(strengths?.length ?? "") : "2"}
          disabled={unequal}
        />
      </label>
      <div class="posture-instant">
        <label>
          {say("verb_form.strengths")}
          <input
            type="text"
            name="strengths"
            value={text}
            maxLength={140}
            placeholder={say("verb_form.shown-strengths")}
            aria-invalid={strengths === null}
            aria-describedby={told}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <small id={told} class={strengths === null ? "posture-instant-why" : undefined} aria-live="polite">
          {strengths === null
            ? say("verb_form.no-strengths")
            : unequal &&
              say("verb_form.strengths-told", {
                count: strengths.length,
                total: say("both.persons", { count: total }),
              })}
        </small>
      </div>
    </>
  );
}

/** A field for a number. */
export function Figure(props: {
  name: string;
  label: string;
  value?: string;
  min?: number;
  max?: number;
  step: string;
}) {
  const { label, value, ...more } = props;
  return (
    <label>
      {label}
      <input type="number" defaultValue={value} required {...more} />
    </label>
  );
}

interface ChoiceProps<T extends Option> {
  name: string;
  label: string;
  options: readonly T[];
  chosen?: T;
  onChoose?(option: T): void;
}

/** A choice of a few options. */
export function Choice<T extends Option>({ name, label, options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <label>
      {label}
      <select
        name={name}
        aria-label={label}
        value={chosen}
        onChange={(event) => onChoose?.(event.currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {say(`verb_form.options.${option as Option}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
