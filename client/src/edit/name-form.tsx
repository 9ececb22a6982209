// Asks a planner for a name, once in each browser.

import { useEffect, useRef } from "preact/hooks";
import { introduce, type Planner } from "../messages/planner.ts";
import { say } from "../words/say.ts";

interface Props {
  onName(planner: Planner): void;
  /** Takes the form away; only a form that a person opened has it, and it takes the focus. */
  onCancel?(): void;
}

/** The form that asks a planner for a name. */
export function NameForm({ onName, onCancel }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const opened = onCancel !== undefined;
  useEffect(() => {
    if (opened) box.current?.focus();
  }, [opened]);
  return (
    <form
      class="posture-name"
      onSubmit={(event) => {
        event.preventDefault();
        const name = new FormData(event.currentTarget).get("name");
        if (typeof name === "string" && name.trim()) onName(introduce(name));
      }}
    >
      <label>
        {say("name_form.name")}
        <input
          ref={box}
          name="name"
          type="text"
          maxLength={80}
          required
          autocomplete="name"
          placeholder={say("name_form.shown")}
        />
      </label>
      <button type="submit">{say("name_form.start")}</button>
      {onCancel && (
        <button type="button" onClick={onCancel}>
          {say("edit.cancel")}
        </button>
      )}
      <small>{say("name_form.unchecked")}</small>
    </form>
  );
}
