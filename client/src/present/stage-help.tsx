// The keys of a presentation, told on the stage.

import { HELP } from "./keys.ts";

export function StageHelp({ onClose }: { onClose(): void }) {
  return (
    <section class="posture-help" aria-label="Keys">
      <h2>Keys</h2>
      <dl>
        {HELP.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="posture-link" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
