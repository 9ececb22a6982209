// The tools over the tree, and the form that moves a line without a drag.

import { useEffect, useRef } from "preact/hooks";
import type { Editing } from "../contract/types.ts";
import { say } from "../words/say.ts";
import { moveTo } from "./moving.ts";
import type { Node } from "./tree.ts";

/** What the tools do. */
export interface ToolActs {
  add(): void;
  move(): void;
  openAll(open: boolean): void;
  step(kind: "undo" | "redo"): void;
}

interface Props {
  editing: Editing | null;
  /** The active item; null for none. */
  active: Node | null;
  moving: boolean;
  acts: ToolActs;
}

/** The toolbar; on a read-only server or without a name, with a hint in place of what edits. */
export function Tools({ editing, active, moving, acts }: Props) {
  const named = editing !== null && editing.planner !== null;
  const chosen = active?.line != null;
  return (
    <div
      class="posture-tools"
      role="toolbar"
      aria-label={say(named ? "orbat_tree.tools.title" : "orbat_tree.tools.look")}
    >
      {named && (
        <>
          <button type="button" disabled={!chosen} title={say("orbat_tree.tools.add-key")} onClick={acts.add}>
            {say("orbat_tree.tools.add")}
          </button>
          <button
            type="button"
            disabled={!chosen}
            aria-expanded={moving}
            title={say("orbat_tree.tools.move-key")}
            onClick={acts.move}
          >
            {say("orbat_tree.tools.move")}
          </button>
        </>
      )}
      <button type="button" onClick={() => acts.openAll(true)}>
        {say("orbat_tree.tools.open")}
      </button>
      <button type="button" onClick={() => acts.openAll(false)}>
        {say("orbat_tree.tools.close")}
      </button>
      {!named && <p class="posture-hint">{editing ? say("orbat_tree.no-name") : say("orbat_tree.read-only")}</p>}
      {named && <span class="posture-gap" />}
      {named && <Step kind="undo" what={editing.undo} onStep={acts.step} />}
      {named && <Step kind="redo" what={editing.redo} onStep={acts.step} />}
    </div>
  );
}

function Step({ kind, what, onStep }: { kind: "undo" | "redo"; what: string; onStep: ToolActs["step"] }) {
  return (
    <button
      type="button"
      disabled={!what}
      title={what ? say(`grid.${kind}.step`, { what }) : say(`grid.${kind}.nothing`)}
      onClick={() => onStep(kind)}
    >
      {say(`orbat_tree.tools.${kind}`)}
    </button>
  );
}

interface FormProps {
  nodes: readonly Node[];
  moved: Node;
  onMove(to: Node | null): void;
  onClose(): void;
}

/** The form that moves a line under another one: a list of all that it may be under. */
export function MoveForm({ nodes, moved, onMove, onClose }: FormProps) {
  const choice = useRef<HTMLSelectElement>(null);
  useEffect(() => choice.current?.focus(), []);
  const id = moved.line?.id ?? "";
  const choices = nodes.filter((node) => node.line && typeof moveTo(nodes, moved, node) !== "string");
  const isFree = typeof moveTo(nodes, moved, null) === "string";
  return (
    <form
      class="posture-orbat-move"
      aria-label={say("orbat_tree.move.title", { id })}
      onSubmit={(event) => {
        event.preventDefault();
        onMove(choices.find((node) => node.key === choice.current?.value) ?? null);
      }}
    >
      <b>{say("orbat_tree.move.title", { id })}</b>
      <label>
        {say("orbat_tree.move.under")}
        <select ref={choice} aria-label={say("orbat_tree.move.under")}>
          {!isFree && <option value="">{say("orbat_tree.move.none")}</option>}
          {choices.map((node) => (
            <option key={node.key} value={node.key}>
              {say("orbat_tree.move.choice", { name: node.line?.name ?? "", id: node.line?.id ?? "" })}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{say("orbat_tree.move.do")}</button>
      <button type="button" onClick={onClose}>
        {say("orbat_tree.move.cancel")}
      </button>
    </form>
  );
}
