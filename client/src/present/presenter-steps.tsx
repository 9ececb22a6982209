// The buttons of the presenter's window: steps from chapter to chapter, and what the stage has in hand.

import { say } from "../words/say.ts";
import { destination, placeOf } from "./deck.ts";
import type { ViewProps } from "./view-props.ts";

const TOOLS = ["pointer", "pen", "spotlight", "measure", "rings"] as const;

/** The steps, and the tools of the stage: they show what is in hand, and change it. */
export function PresenterSteps(props: ViewProps) {
  const { scene, standing, digits, ask } = props;
  const leads = (turn: "next" | "previous") => destination(scene, standing.chapter, { do: turn }) !== undefined;
  const typed = digits || standing.digits;
  return (
    <nav class="posture-presenter-keys" aria-label={say("presenter.steps.title")}>
      <button type="button" disabled={!leads("previous")} onClick={() => ask({ do: "previous" })}>
        {say("presenter.steps.previous")}
      </button>
      <button type="button" class="posture-primary" disabled={!leads("next")} onClick={() => ask({ do: "next" })}>
        {say("presenter.steps.next")}
      </button>
      <button type="button" aria-pressed={standing.black} onClick={() => ask({ do: "black" })}>
        {say("presenter.steps.black")}
      </button>
      <button type="button" disabled={placeOf(scene, standing.chapter) < 0} onClick={() => ask({ do: "back" })}>
        {say("presenter.steps.back")}
      </button>
      <Tools {...props} />
      {typed && <output>{say("stage.chapter-typed", { digits: typed })}</output>}
    </nav>
  );
}

function Tools({ standing, ask }: ViewProps) {
  const inHand = standing.picture?.tool;
  return (
    <fieldset class="posture-presenter-tools" aria-label={say("presenter.tools.title")}>
      {TOOLS.map((tool) => (
        <button
          key={tool}
          type="button"
          aria-pressed={inHand === tool}
          disabled={!standing.presenting}
          onClick={() => ask({ do: "tool", tool })}
        >
          {say(`presenter.tools.${tool}`)}
        </button>
      ))}
      <button type="button" disabled={!standing.picture?.strokes.length} onClick={() => ask({ do: "wipe" })}>
        {say("presenter.tools.wipe")}
      </button>
    </fieldset>
  );
}
