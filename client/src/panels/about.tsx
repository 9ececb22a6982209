// What the plan is, which keys there are, where the map data comes from, and whose software this contains.

import type { Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { NOTICES } from "./notices.ts";

/** Another page that shows the same: that for viewers, or the app. */
export interface Elsewhere {
  page: "viewer" | "app";
  /** Its address, for what is shown now. */
  address(): string;
}

/** The panel *About*: the plan, the keys and the map. */
export function AboutPanel({ scene, elsewhere }: { scene: Scene; elsewhere: Elsewhere | undefined }) {
  return (
    <div class="posture-about">
      <p>{scene.description}</p>
      {scene.scope && <p>{scene.scope}</p>}
      {elsewhere && <OtherPage {...elsewhere} />}
      <p>
        <strong>{say("about_panel.marking", { marking: scene.marking.text })}</strong> {scene.caveats.handling}{" "}
        {scene.caveats.notional}
      </p>
      <h3>{say("about_panel.keys")}</h3>
      <dl class="posture-fields">
        {KEYS.map((code) => (
          <div key={code}>
            <dt>{say(`about_panel.key.${code}`)}</dt>
            <dd>{say(`about_panel.does.${code}`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{say("about_panel.map")}</h3>
      <p>{scene.attribution}</p>
      <p>{scene.caveats.kosovo}</p>
      {NOTICES && (
        <details class="posture-licences">
          <summary>{say("about_panel.notices")}</summary>
          <pre lang="en">{NOTICES}</pre>
        </details>
      )}
    </div>
  );
}

/** A link to the other page, with what the address says now: it changes with every act, and this panel does not. */
function OtherPage({ page, address }: Elsewhere) {
  const aim = ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
    currentTarget.href = address();
  };
  return (
    <p>
      <a href={address()} target="_blank" rel="noopener" onPointerDown={aim} onFocus={aim} onClick={aim}>
        {say(`about_panel.other.${page}`)}
      </a>
    </p>
  );
}

const KEYS = ["play", "step", "move", "phase", "find", "changes", "help", "close"] as const;
