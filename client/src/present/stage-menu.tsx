// The menu of the stage: everything that a key does, for who has none.

import { useLayoutEffect, useRef } from "preact/hooks";
import { type Key, say } from "../words/say.ts";
import type { ControlProps } from "./control-props.ts";
import type { Command } from "./keys.ts";
import { plateEnd } from "./plate.ts";

interface Entry {
  name: Extract<Key, `keys.does.${string}`>;
  command: Command;
  isOn?: boolean;
}

/** The menu of the stage. */
export function StageMenu(props: ControlProps) {
  const { command } = props;
  const menu = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    menu.current?.style.setProperty("--plate", `${plateEnd(menu.current.parentElement)}px`);
  });
  return (
    <section class="posture-stage-menu" aria-label={say("controls.menu")} ref={menu}>
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

function entriesOf({ state, canTalk, isInked }: ControlProps): Entry[] {
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
