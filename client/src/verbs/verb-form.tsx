// The form of a verb: what to do with the chosen rows, from when on, and to what.

import { useState } from "preact/hooks";
import type { EditMessage } from "../messages/outbox.ts";
import { say } from "../words/say.ts";
import { type About, Asked } from "./asked.tsx";
import { editOf, fieldsOf, strengthsOf, tiesOf, type Verb, verbsOf } from "./forms.ts";
import type { Tie } from "./inputs.tsx";

interface Props extends About {
  onEdit(edit: EditMessage): void;
}

/** The form of verbs for some rows of a table; nothing if the table has none. */
export function VerbForm(props: Props) {
  const { table, rows, onEdit } = props;
  const verbs = verbsOf(table, rows.length);
  const [chosen, setChosen] = useState<Verb | null>(null);
  const [whole, setWhole] = useState(false);
  const [tie, setTie] = useState<Tie>("parent");
  const verb = chosen && verbs.includes(chosen) ? chosen : verbs[0];
  if (!verb || !rows.length) return <p class="posture-hint">{say("verb_form.choose-rows")}</p>;
  return (
    <form
      class="posture-verbs"
      aria-label={say("verb_form.title")}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        if (strengthsOf(String(form.get("strengths") ?? "")) === null) return;
        onEdit(editOf(verb, table, rows, form));
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
          {...props}
          field={field}
          whole={whole}
          tie={tiesOf(table).includes(tie) ? tie : (tiesOf(table)[0] ?? "parent")}
          onWhole={setWhole}
          onTie={setTie}
        />
      ))}
      <button type="submit">{say("verb_form.do", { count: rows.length })}</button>
    </form>
  );
}
