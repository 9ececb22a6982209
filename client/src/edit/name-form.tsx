// Asks a planner for a name, once in each browser.

import { introduce, type Planner } from "../messages/planner.ts";

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
        Your name, to edit
        <input
          name="name"
          type="text"
          maxLength={80}
          required
          autocomplete="name"
          placeholder="Shown with your changes"
        />
      </label>
      <button type="submit">Start editing</button>
      <small>Nobody checks the name. Until you save, your edits are a draft of this browser.</small>
    </form>
  );
}
