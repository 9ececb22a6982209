// Asks a planner for a name, once in each browser.

import { introduce, type Planner } from "../messages/planner.ts";
import { say } from "../words/say.ts";

/** The form that asks a planner for a name. */
export function NameForm({ onName }: { onName(planner: Planner): void }) {
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
          name="name"
          type="text"
          maxLength={80}
          required
          autocomplete="name"
          placeholder={say("name_form.shown")}
        />
      </label>
      <button type="submit">{say("name_form.start")}</button>
      <small>{say("name_form.unchecked")}</small>
    </form>
  );
}
