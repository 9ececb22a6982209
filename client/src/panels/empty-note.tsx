// Says over an empty map why it is empty, with the way out.

import { type Emptiness, emptiness } from "../scene/emptiness.ts";
import { toldInstant } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";
import { NO_FILTERS, type State } from "../scene/state.ts";
import { say } from "../words/say.ts";

interface Props {
  scene: Scene;
  state: State;
  update(patch: Partial<State>): void;
}

/** The note over a map without rows; nothing over any other. */
export function EmptyNote({ scene, state, update }: Props) {
  const why = emptiness(scene, state);
  if (!why) return null;
  return (
    <div class="posture-empty" role="status" aria-label={say("empty.heading")}>
      <p>{reasonText(why, state.t, scene.time.ceasefire)}</p>
      <WayOut why={why} scene={scene} state={state} update={update} />
    </div>
  );
}

/** Returns the reason why no row is on the map, as a sentence. */
export function reasonText(empty: Emptiness, t: number, ceasefire: string | null): string {
  const instant = toldInstant(t, ceasefire);
  switch (empty.why) {
    case "set-aside":
      return say("empty.set-aside", { count: empty.count });
    case "before":
    case "after":
      return say(`empty.${empty.why}`, { instant, other: toldInstant(empty.at, ceasefire) });
    case "layers":
    case "filters":
      return say(`empty.${empty.why}`, { instant });
    default:
      return say(`empty.${empty.why}`);
  }
}

function WayOut({ why, scene, state, update }: Props & { why: Emptiness }) {
  switch (why.why) {
    case "no-rows":
      return scene.editing ? (
        <a href={`./tables?${new URLSearchParams({ plan: scene.plan })}`} target="_self">
          {say("empty.act.add")}
        </a>
      ) : null;
    case "before":
    case "after":
      return (
        <Act
          text={say("empty.act.time", { instant: toldInstant(why.at, scene.time.ceasefire) })}
          onClick={() => update(timed(why.at))}
        />
      );
    case "layers":
      return (
        <Act
          text={say("empty.act.layers")}
          onClick={() => update({ layers: [...state.layers, ...why.off], chapter: "" })}
        />
      );
    case "filters":
      return <Act text={say("layers.clear")} onClick={() => update({ filters: NO_FILTERS })} />;
    default:
      return <Act text={say("empty.act.problems")} onClick={() => update({ panel: "problems" })} />;
  }
}

function timed(t: number): Partial<State> {
  return { t, playing: false, chapter: "" };
}

function Act({ text, onClick }: { text: string; onClick(): void }) {
  return (
    <button type="button" class="posture-link" onClick={onClick}>
      {text}
    </button>
  );
}
