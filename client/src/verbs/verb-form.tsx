// The form of a verb: what to do with the chosen rows, from when on, and to what.

import { useState } from "preact/hooks";
import type { EditMessage } from "../messages/outbox.ts";
import { say } from "../words/say.ts";
import { editOf, type Field, fieldsOf, tiesOf, type Verb, type VerbRow, verbsOf } from "./forms.ts";

interface Props {
  table: string;
  rows: readonly VerbRow[];
  /** The instant to begin with, as text; "" for none. */
  at: string;
  onEdit(edit: EditMessage): void;
}

/** The form of verbs for some rows of a table; nothing if the table has none. */
export function VerbForm({ table, rows, at, onEdit }: Props) {
  const verbs = verbsOf(table, rows.length);
  const [chosen, setChosen] = useState<Verb | null>(null);
  const [whole, setWhole] = useState(false);
  const verb = chosen && verbs.includes(chosen) ? chosen : verbs[0];
  if (!verb || !rows.length) return <p class="posture-hint">{say("verb_form.choose-rows")}</p>;
  return (
    <form
      class="posture-verbs"
      aria-label={say("verb_form.title")}
      onSubmit={(event) => {
        event.preventDefault();
        onEdit(editOf(verb, table, rows, new FormData(event.currentTarget)));
      }}
    >
      <label>
        {say("verb_form.verb")}
        <select
          aria-label={say("verb_form.verb")}
          value={verb}
          onChange={(event) => setChosen(event.currentTarget.value as Verb)}
        >
          {verbs.map((one) => (
            <option key={one} value={one}>
              {say(`verb_form.verbs.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {fieldsOf(verb).map((field) => (
        <Asked
          key={`${verb}/${field}`}
          field={field}
          table={table}
          rows={rows}
          at={at}
          whole={whole}
          onWhole={setWhole}
        />
      ))}
      <button type="submit">{say("verb_form.do", { count: rows.length })}</button>
    </form>
  );
}

interface AskedProps extends Pick<Props, "table" | "rows" | "at"> {
  field: Field;
  whole: boolean;
  onWhole(whole: boolean): void;
}

function Asked(props: AskedProps) {
  const { field, table, rows, at } = props;
  switch (field) {
    case "when":
      return <When {...props} />;
    case "at":
      return <Text name="at" label={say("verb_form.at")} value={at} required />;
    case "for-good":
      return (
        <label class="posture-check">
          <input type="checkbox" name="for-good" />
          {say("verb_form.for-good")}
        </label>
      );
    case "tie":
      return <Choice name="tie" label={say("verb_form.tie")} options={tiesOf(table)} />;
    case "to":
      return <Text name="to" label={say("verb_form.to")} value="" />;
    case "by":
      return (
        <>
          {rows.map((row) => (
            <Text key={row.handle} name="by" label={say("verb_form.by", { id: row.id })} value="" required />
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
      return <Text name={field} label={say(`verb_form.${field}`)} value={field === "begin" ? at : ""} />;
    case "parts":
      return <Figure name="parts" label={say("verb_form.parts")} value="2" min={2} max={20} step="1" />;
  }
}

function When({ at, whole, onWhole }: AskedProps) {
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
      {!whole && <Text name="at" label={say("verb_form.at")} value={at} required />}
    </>
  );
}

function Text(props: { name: string; label: string; value: string; required?: boolean }) {
  const { name, label, value, required = false } = props;
  const shown = ["at", "begin", "until"].includes(name) ? say("verb_form.shown-instant") : "";
  return (
    <label>
      {label}
      <input type="text" name={name} defaultValue={value} placeholder={shown} required={required} maxLength={40} />
    </label>
  );
}

function Figure(props: { name: string; label: string; value?: string; min?: number; max?: number; step: string }) {
  const { label, value, ...more } = props;
  return (
    <label>
      {label}
      <input type="number" defaultValue={value} required {...more} />
    </label>
  );
}

function Choice({ name, label, options }: { name: string; label: string; options: readonly Option[] }) {
  return (
    <label>
      {label}
      <select name={name} aria-label={label}>
        {options.map((option) => (
          <option key={option} value={option}>
            {say(`verb_form.options.${option}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

type Option = "parent" | "hub" | "days" | "hours";
