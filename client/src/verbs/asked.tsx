// What the form of a verb asks for, a field at a time.

import { InstantField } from "../calendar/instant-field.tsx";
import { say } from "../words/say.ts";
import { type Field, tiesOf, type VerbRow } from "./forms.ts";
import { Choice, Figure, Id, Shares, type Tie } from "./inputs.tsx";
import type { Suggestions } from "./suggestions.ts";

/** What a form is about. */
export interface About {
  table: string;
  rows: readonly VerbRow[];
  /** The instant to begin with, as text; "" for none. */
  at: string;
  /** H+0 as a UTC date-time; null if the plan gives none. */
  ceasefire: string | null;
  suggestions: Suggestions;
}

interface AskedProps extends About {
  field: Field;
  whole: boolean;
  /** What rows are assigned to. */
  tie: Tie;
  onWhole(whole: boolean): void;
  onTie(tie: Tie): void;
}

/** A field of the form, or a few that belong together. */
export function Asked(props: AskedProps) {
  const { field, table, rows, at, ceasefire, suggestions, tie } = props;
  switch (field) {
    case "when":
      return <When {...props} />;
    case "at":
      return <InstantField name="at" label={say("verb_form.at")} value={at} ceasefire={ceasefire} required />;
    case "for-good":
      return (
        <label class="posture-check">
          <input type="checkbox" name="for-good" />
          {say("verb_form.for-good")}
        </label>
      );
    case "tie":
      return (
        <Choice name="tie" label={say("verb_form.tie")} options={tiesOf(table)} chosen={tie} onChoose={props.onTie} />
      );
    case "to":
      return <Id key={tie} name="to" label={say("verb_form.to")} among={suggestions[tie]} />;
    case "by":
      return (
        <>
          {rows.map((row) => (
            <Id
              key={row.handle}
              name="by"
              label={say("verb_form.by", { id: row.id })}
              among={suggestions.own.filter(({ code }) => code !== row.id)}
              required
            />
          ))}
        </>
      );
    case "amount":
      return (
        <>
          <Figure name="amount" label={say("verb_form.amount")} value="1" step="any" />
          <Choice name="unit" label={say("verb_form.unit")} options={["days", "hours"]} />
        </>
      );
    case "position":
      return (
        <>
          <Figure name="latitude" label={say("verb_form.latitude")} min={-90} max={90} step="any" />
          <Figure name="longitude" label={say("verb_form.longitude")} min={-180} max={180} step="any" />
        </>
      );
    case "begin":
    case "until":
      return (
        <InstantField
          name={field}
          label={say(`verb_form.${field}`)}
          value={field === "begin" ? at : ""}
          ceasefire={ceasefire}
        />
      );
    case "strengths":
      return <Shares />;
  }
}

function When({ at, whole, ceasefire, onWhole }: AskedProps) {
  return (
    <>
      <label>
        {say("verb_form.when")}
        <select
          name="when"
          aria-label={say("verb_form.when")}
          value={whole ? "whole" : "from"}
          onChange={(event) => onWhole(event.currentTarget.value === "whole")}
        >
          <option value="from">{say("verb_form.from-on")}</option>
          <option value="whole">{say("verb_form.whole")}</option>
        </select>
      </label>
      {!whole && <InstantField name="at" label={say("verb_form.at")} value={at} ceasefire={ceasefire} required />}
    </>
  );
}
