// The tools over the grid: add, duplicate, delete, fill down, find and replace, undo and redo.

import { say } from "../words/say.ts";
import type { GridData } from "./data.ts";

interface Props {
  editing: GridData["editing"];
  /** The number of selected rows. */
  count: number;
  replacing: boolean;
  onAdd(): void;
  onCopy(): void;
  onDelete(): void;
  onFill(): void;
  onReplace(): void;
  onStep(kind: "undo" | "redo"): void;
}

/** The toolbar over the grid; on a read-only server or without a name, a hint. */
export function Toolbar(props: Props) {
  const { editing } = props;
  if (!editing) return <p class="posture-hint">{say("grid.read-only")}</p>;
  if (editing.planner === null) return <p class="posture-hint">{say("grid.no-name")}</p>;
  return (
    <div class="posture-tools" role="toolbar" aria-label={say("grid.tools.title")}>
      <RowTools {...props} />
      <button
        type="button"
        aria-pressed={props.replacing}
        title={say("grid.tools.replace-key")}
        onClick={props.onReplace}
      >
        {say("grid.tools.replace")}
      </button>
      <span class="posture-gap" />
      <Step kind="undo" what={editing.undo} onStep={props.onStep} />
      <Step kind="redo" what={editing.redo} onStep={props.onStep} />
    </div>
  );
}

function RowTools({ count, onAdd, onCopy, onDelete, onFill }: Props) {
  const none = count === 0;
  return (
    <>
      <button type="button" onClick={onAdd}>
        {say("grid.tools.add")}
      </button>
      <button type="button" disabled={none} onClick={onCopy}>
        {say("grid.tools.copy")}
      </button>
      <button type="button" disabled={none} onClick={onDelete}>
        {say("grid.tools.delete")}
      </button>
      <button type="button" disabled={count < 2} title={say("grid.tools.fill-key")} onClick={onFill}>
        {say("grid.tools.fill")}
      </button>
    </>
  );
}

interface StepProps {
  kind: "undo" | "redo";
  what: string;
  onStep(kind: "undo" | "redo"): void;
}

function Step({ kind, what, onStep }: StepProps) {
  return (
    <button
      type="button"
      disabled={!what}
      title={what ? say(`grid.${kind}.step`, { what }) : say(`grid.${kind}.nothing`)}
      onClick={() => onStep(kind)}
    >
      {say(`grid.${kind}.label`)}
    </button>
  );
}
