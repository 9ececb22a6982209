// The list of the keys of a presentation, on the stage.

import { say } from "../words/say.ts";
import { HELP } from "./keys.ts";

/** The list of all keys, shown on the stage. */
export function StageHelp({ canTalk, onClose }: { canTalk: boolean; onClose(): void }) {
  return (
    <section class="posture-help" aria-label={say("keys.title")}>
      <h2>{say("keys.title")}</h2>
      <dl>
        {HELP.filter(({ does }) => canTalk || does !== "keys.does.talk").map((key) => (
          <div key={key.does}>
            <dt>{"sign" in key ? key.sign : say(key.named)}</dt>
            <dd>{say(key.does)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="posture-link" onClick={onClose}>
        {say("keys.close")}
      </button>
    </section>
  );
}
