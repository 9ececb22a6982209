// The parts of the ORBAT from top to bottom: tools, the form of a move, the tree, the lines below it, and a question.

import type { OrbatData } from "../contract/types.ts";
import { WhenQuestion } from "../edit/when.tsx";
import { formatInstant } from "../scene/instants.ts";
import { say } from "../words/say.ts";
import type { Acts } from "./acts.ts";
import { Heads, Items } from "./items.tsx";
import { Status } from "./status.tsx";
import { labelsOf } from "./telling.ts";
import { MoveForm, Tools } from "./tools.tsx";
import type { TreeView } from "./view.ts";

interface Props {
  data: OrbatData;
  view: TreeView;
  acts: Acts;
  /** Key of the item over which a line is dragged; "" for none. */
  target: string;
  /** The number of edits that the server has not noted yet. */
  waiting: number;
  /** Returns a function that does something and paints. */
  then<A extends unknown[]>(act: (...given: A) => void): (...given: A) => void;
}

/** All parts of the ORBAT. */
export function Parts({ data, view, acts, target, waiting, then }: Props) {
  const { active, nodes } = view;
  const labels = labelsOf(data);
  return (
    <>
      <Tools
        editing={data.editing}
        active={active}
        moving={acts.forming}
        acts={{
          add: then(() => acts.add()),
          move: then(() => acts.form(!acts.forming)),
          openAll: then((open: boolean) => view.openAll(open)),
          step: then((kind: "undo" | "redo") => acts.step(kind)),
        }}
      />
      {acts.forming && acts.mayEdit && active?.line && (
        <MoveForm
          key={active.key}
          nodes={nodes}
          moved={active}
          onMove={then((to) => acts.moveUnder(active, to))}
          onClose={then(() => acts.form(false))}
        />
      )}
      {nodes.length === 0 && <p class="posture-hint">{say("orbat_tree.empty")}</p>}
      {nodes.length > 0 && (
        <div class="posture-orbat-table">
          <Heads />
          <Items
            view={view}
            title={say("orbat_tree.title", { at: formatInstant(data.t) })}
            labels={labels}
            planned={data.t < 0}
            mayEdit={acts.mayEdit}
            moving={acts.cut}
            target={target}
          />
        </div>
      )}
      <div class="posture-orbat-status">
        <Status
          data={data}
          selected={nodes.find((node) => node.line?.id === view.selected) ?? null}
          labels={labels}
          waiting={waiting}
          note={acts.note}
        />
      </div>
      {acts.asked && <WhenQuestion question={acts.asked} onAnswer={then((when) => acts.answer(when))} />}
    </>
  );
}
