// The buttons of the stage for mouse and finger: to and fro, tools, a menu, a way out. They fade while nobody moves.

import { type Key, say } from "../words/say.ts";
import type { ControlProps } from "./control-props.ts";
import { countOf, destination } from "./deck.ts";
import { Icon, type IconName } from "./icons.tsx";
import { StageMenu } from "./stage-menu.tsx";

/** The row of buttons at the foot of the stage, with its menu. */
export function StageControls(props: ControlProps) {
  const { scene, state, command } = props;
  const leads = (turn: "next" | "previous") => destination(scene, state.chapter, { do: turn }) !== undefined;
  const count = countOf(scene, state.chapter);
  return (
    <>
      {state.menu && <StageMenu {...props} />}
      {!state.menu && !state.camera && <p class="posture-upright-hint">{say("stage.upright")}</p>}
      <div class="posture-controls" role="toolbar" aria-label={say("controls.title")}>
        <Control icon="previous" isOff={!leads("previous")} onPress={() => command({ do: "previous" })} />
        {count && <span aria-hidden="true">{`${count.number} / ${count.total}`}</span>}
        <Control icon="next" isOff={!leads("next")} onPress={() => command({ do: "next" })} />
        <Hands {...props} />
        <Control icon="menu" isOpen={state.menu} onPress={() => command({ do: "menu" })} />
        {props.isFull !== null && (
          <Control icon={props.isFull ? "window" : "fill"} onPress={() => command({ do: "fill" })} />
        )}
        <Control icon="out" onPress={() => command({ do: "out" })} />
      </div>
    </>
  );
}

const HANDS = ["pointer", "pen", "spotlight"] as const;

/** What one has in hand, and what undoes what it did. */
function Hands({ state, isInked, command }: ControlProps) {
  return (
    <>
      {HANDS.filter((tool) => tool !== "spotlight" || state.tool === tool).map((tool) => (
        <Control
          key={tool}
          icon={tool}
          isOn={state.tool === tool}
          isSpare={state.tool !== tool}
          onPress={() => command({ do: "tool", tool })}
        />
      ))}
      {isInked && <Control icon="wipe" onPress={() => command({ do: "wipe" })} />}
      {state.camera && <Control icon="back" onPress={() => command({ do: "back" })} />}
    </>
  );
}

interface Props {
  icon: IconName;
  isOff?: boolean;
  isOn?: boolean;
  isOpen?: boolean;
  /** Whether a narrow stage has the button in its menu alone. */
  isSpare?: boolean;
  onPress(): void;
}

function Control({ icon, isOff, isOn, isOpen, isSpare, onPress }: Props) {
  const name = say(`controls.${icon}` satisfies Key);
  return (
    <button
      type="button"
      class={isSpare ? "spare" : undefined}
      aria-label={name}
      title={name}
      disabled={isOff}
      aria-pressed={isOn}
      aria-expanded={isOpen}
      onClick={(event) => {
        // A clicked button keeps no focus: the space bar would press it again.
        if (event.detail > 0) event.currentTarget.blur();
        onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
