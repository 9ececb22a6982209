// The menu of the stage: everything that a key does, for who has none.

import type { State } from "../scene/state.ts";
import { type Key, say } from "../words/say.ts";
import type { Command } from "./keys.ts";

/** What the menu shows and calls. */
export interface MenuProps {
  state: State;
  /** Whether an audience can follow. */
  canTalk: boolean;
  /** Whether the pen has drawn on the chapter. */
  isInked: boolean;
  command(command: Command): void;
}

interface Entry {
  name: Extract<Key, `keys.does.${string}`>;
  command: Command;
  isOn?: boolean;
}

/** The menu of the stage. */
export function StageMenu(props: MenuProps) {
  const { command } = props;
  return (
    <section class="posture-stage-menu" aria-label={say("controls.menu")}>
      {entriesOf(props).map(({ name, command: asked, isOn }) => (
        <button
          key={name}
          type="button"
          aria-pressed={isOn}
          onClick={() => {
            command({ do: "menu" });
            command(asked);
          }}
        >
          {say(name)}
        </button>
      ))}
    </section>
  );
}

function entriesOf({ state, canTalk, isInked }: MenuProps): Entry[] {
  const tool = (name: "pointer" | "pen" | "spotlight" | "measure" | "rings"): Entry => ({
    name: `keys.does.${name}`,
    command: { do: "tool", tool: name },
    isOn: state.tool === name,
  });
  return [
    tool("pointer"),
    tool("pen"),
    ...(isInked ? [{ name: "keys.does.wipe", command: { do: "wipe" } } as const] : []),
    tool("spotlight"),
    tool("measure"),
    tool("rings"),
    { name: "keys.does.search", command: { do: "search" } },
    { name: "keys.does.back", command: { do: "back" } },
    { name: "keys.does.black", command: { do: "black" } },
    { name: "keys.does.legend", command: { do: "legend" }, isOn: state.legend },
    { name: "keys.does.ghosts", command: { do: "changes" }, isOn: state.changes },
    { name: "keys.does.window", command: { do: "window" } },
    ...(canTalk ? [{ name: "keys.does.talk", command: { do: "talk", act: "key" } } as const] : []),
    { name: "keys.does.help", command: { do: "help" } },
  ];
}
