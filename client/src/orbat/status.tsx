// The lines below the tree: the selected line and where it is to be found, what a planner is told, and what the tree leaves out.

import type { OrbatData } from "../contract/types.ts";
import { say } from "../words/say.ts";
import { type Labels, mapAddress, nameOf, rowAddress } from "./telling.ts";
import type { Node } from "./tree.ts";

interface Props {
  data: OrbatData;
  /** The selected item; null for none. */
  selected: Node | null;
  labels: Labels;
  waiting: number;
  /** A hint about the planner's last action. */
  note: string;
}

/** The lines below the tree. */
export function Status({ data, selected, labels, waiting, note }: Props) {
  const refusal = data.editing?.refusal;
  const mayEdit = data.editing?.planner != null;
  const drawn = data.branches.reduce((sum, { lines }) => sum + lines.length, 0);
  return (
    <>
      {selected && <Selected data={data} node={selected} labels={labels} mayEdit={mayEdit} />}
      {waiting > 0 && <span role="status">{say("orbat_tree.sending")}</span>}
      <span class="posture-note" role="status">
        {note || data.editing?.notes?.join(" · ")}
      </span>
      {refusal && (
        <span class="posture-refusal" role="alert">
          {refusal}
        </span>
      )}
      <span>{say("orbat_tree.total", { count: data.total })}</span>
      {drawn < data.total && <span>{say("orbat_tree.cut-off", { count: drawn })}</span>}
      {data.aside > 0 && <span class="posture-aside">{say("orbat_tree.aside", { count: data.aside })}</span>}
      <span>{mayEdit ? say("orbat_tree.keys-edit") : say("orbat_tree.keys")}</span>
    </>
  );
}

interface SelectedProps {
  data: OrbatData;
  node: Node;
  labels: Labels;
  mayEdit: boolean;
}

function Selected({ data, node, labels, mayEdit }: SelectedProps) {
  const { line } = node;
  if (!line) return null;
  const { id } = line;
  return (
    <p class="posture-orbat-selected">
      <span>{nameOf(node, labels, false)}</span>{" "}
      <a href={mapAddress(data, id)} target="_self">
        {say("orbat_tree.show-on-map", { id })}
      </a>{" "}
      <a href={rowAddress(data, line)} target="_self">
        {mayEdit ? say("orbat_tree.show-row", { id }) : say("orbat_tree.look-at-row", { id })}
      </a>
    </p>
  );
}
