// Who is above and below a row at a time, and the sum of their strength.

import type { Item, Scene } from "../scene/scene.ts";
import { type Mark, rollUp, type Selection } from "../scene/selection.ts";
import { say } from "../words/say.ts";
import { Pair } from "./pair.tsx";

interface Props {
  scene: Scene;
  item: Item;
  t: number;
  marks: readonly Mark[];
  selection: Selection;
  onSelect(id: string): void;
}

/** The part of a card that shows who is above and below its row. */
export function Command({ item, scene, marks, selection, t, onSelect }: Props) {
  if (item.parent === undefined) return null;
  const name = (id: string) =>
    selection.byId.get(id)?.mark.item.name ?? marks.find((m) => m.item.id === id)?.item.name ?? id;
  const below = marks.filter((mark) => mark.item.parent === item.id && mark.start <= t && t < mark.end);
  const sum = rollUp(marks, item.id, t);
  return (
    <dl class="posture-command">
      {item.parent && (
        <Pair label={say("card.command.parent")}>
          <Ref id={item.parent} name={name(item.parent)} onSelect={onSelect} />
        </Pair>
      )}
      {item.hub && (
        <Pair label={say("card.command.hub")}>
          <Ref id={item.hub} name={name(item.hub)} onSelect={onSelect} />
        </Pair>
      )}
      {below.length > 0 && <Pair label={say("card.command.sum")}>{strength(sum)}</Pair>}
      {below.length > 0 && (
        <Pair label={say("card.command.below")}>
          {below.map((mark) => (
            <Ref key={mark.key} id={mark.item.id} name={mark.item.id} onSelect={onSelect} />
          ))}
        </Pair>
      )}
      {item.nation === "XKX" && <p>{scene.caveats.kosovo}</p>}
    </dl>
  );
}

function strength({ persons, units, unknown }: ReturnType<typeof rollUp>): string {
  const counted = {
    persons: say("both.persons", { count: persons }),
    units: say("card.command.units", { count: units }),
  };
  return unknown
    ? say("card.command.strength-partly", { ...counted, unknown: String(unknown) })
    : say("card.command.strength", counted);
}

function Ref({ id, name, onSelect }: { id: string; name: string; onSelect(id: string): void }) {
  return (
    <button type="button" class="posture-link" onClick={() => onSelect(id)}>
      {name}
    </button>
  );
}
