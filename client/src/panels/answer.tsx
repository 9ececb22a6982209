// The answer to a question, over the map: its title, its time, and what its lines and marks mean.

import type { Asking } from "../messages/asks.ts";
import { PALETTES, type Theme } from "../paint/palette.ts";
import { WAY_STYLES } from "../plan/analysis.ts";
import { formatInstant } from "../scene/instants.ts";
import type { Overlay, WayKind } from "../scene/scene.ts";
import { say } from "../words/say.ts";

interface Props {
  analysis: Overlay;
  t: number;
  theme: Theme;
  onAsk: ((asking: Asking) => void) | undefined;
}

/** The plate with an answer and its key. */
export function Answer({ analysis, t, theme, onAsk }: Props) {
  const { at } = analysis;
  const elsewhere = at !== null && at !== t;
  return (
    <aside class="posture-answer" aria-label={say("answer.heading")} data-testid="posture-answer">
      <p>{analysis.title}</p>
      <ul>
        {analysis.key.map((entry) => (
          <li key={`${entry.kind}/${entry.sign ?? ""}`}>
            <KeyMark entry={entry} theme={theme} />
            {entry.text}
          </li>
        ))}
      </ul>
      {elsewhere && onAsk && (
        <button type="button" class="posture-link" onClick={() => onAsk({ kind: "time", t })}>
          {say("answer.other-time", { instant: formatInstant(at), now: formatInstant(t) })}
        </button>
      )}
    </aside>
  );
}

function KeyMark({ entry: { kind, sign }, theme }: { entry: Overlay["key"][number]; theme: Theme }) {
  if (sign) return <b class="posture-flag">{sign}</b>;
  if (kind === "cross") return <b class="posture-flag">✕</b>;
  const style = WAY_STYLES[kind === "circle" ? "arrival" : (kind as WayKind)];
  return (
    <svg width="34" height="10" aria-hidden="true">
      <line
        x1="1"
        x2="33"
        y1="5"
        y2="5"
        stroke={style.colour(PALETTES[theme])}
        stroke-width={style.width}
        stroke-dasharray={style.dash.join(" ")}
      />
    </svg>
  );
}
