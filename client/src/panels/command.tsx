// Who is above and below a row at a time, and what they sum up to.

import type { Item, Scene } from "../scene/scene.ts";
import { type Mark, rollUp, type Selection } from "../scene/selection.ts";
import { counted } from "../scene/words.ts";
import { Pair } from "./pair.tsx";

interface Props {
  scene: Scene;
  item: Item;
  t: number;
  marks: readonly Mark[];
  selection: Selection;
  onSelect(id: string): void;
}

export function Command({ item, scene, marks, selection, t, onSelect }: Props) {
  if (item.parent === undefined) return null;
  const name = (id: string) =>
    selection.byId.get(id)?.mark.item.name ?? marks.find((m) => m.item.id === id)?.item.name ?? id;
  const below = marks.filter((mark) => mark.item.parent === item.id && mark.start <= t && t < mark.end);
  const sum = rollUp(marks, item.id, t);
  return (
    <dl class="posture-command">
      {item.parent && (
        <Pair label="Under">
          <Ref id={item.parent} name={name(item.parent)} onSelect={onSelect} />
        </Pair>
      )}
      {item.hub && (
        <Pair label="Supplied by">
          <Ref id={item.hub} name={name(item.hub)} onSelect={onSelect} />
        </Pair>
      )}
      {below.length > 0 && (
        <Pair label="With all below">
          {`${counted(sum.persons, "person", "persons")} in ${counted(sum.units, "unit")}${sum.unknown ? ` (${sum.unknown} unknown)` : ""}`}
        </Pair>
      )}
      {below.length > 0 && (
        <Pair label="Directly below">
          {below.map((mark) => (
            <Ref key={mark.key} id={mark.item.id} name={mark.item.id} onSelect={onSelect} />
          ))}
        </Pair>
      )}
      {item.nation === "XKX" && <p>{scene.caveats.kosovo}</p>}
    </dl>
  );
}

function Ref({ id, name, onSelect }: { id: string; name: string; onSelect(id: string): void }) {
  return (
    <button type="button" class="posture-link" onClick={() => onSelect(id)}>
      {name}
    </button>
  );
}
