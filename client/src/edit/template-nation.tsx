// The field for the nation of what has none in a template.

import { say } from "../words/say.ts";

interface Props {
  /** The nation as it is typed; "" for none. */
  nation: string;
  /** The nations of the plan by code. */
  nations: Readonly<Record<string, string>>;
  onNation(code: string): void;
}

/** The field, with the nations of the plan to choose from. */
export function TemplateNation({ nation, nations, onNation }: Props) {
  return (
    <>
      <input
        type="text"
        class="posture-edit-on-map"
        list="posture-template-nations"
        aria-label={say("edit.template-nation")}
        title={say("edit.template-nation")}
        placeholder={say("edit.template-nation-shown")}
        value={nation}
        size={14}
        maxLength={20}
        onInput={(event) => onNation(event.currentTarget.value)}
      />
      <datalist id="posture-template-nations">
        {Object.entries(nations).map(([code, name]) => (
          <option key={code} value={code} label={name} />
        ))}
      </datalist>
    </>
  );
}
