// The tools over the grid: add, duplicate, delete, fill down, find and replace, undo and redo.

import type { GridData } from "./data.ts";

interface Props {
  editing: GridData["editing"];
  /** Rows that are selected. */
  count: number;
  replacing: boolean;
  onAdd(): void;
  onCopy(): void;
  onDelete(): void;
  onFill(): void;
  onReplace(): void;
  onStep(kind: "undo" | "redo"): void;
}

export function Toolbar(props: Props) {
  const { editing } = props;
  if (!editing) return <p class="posture-hint">This server is read-only: the tables can be looked at, not edited.</p>;
  if (editing.planner === null) return <p class="posture-hint">To edit, give your name above.</p>;
  return (
    <div class="posture-tools" role="toolbar" aria-label="Edit the table">
      <RowTools {...props} />
      <button type="button" aria-pressed={props.replacing} title="Ctrl+F" onClick={props.onReplace}>
        Find and replace
      </button>
      <span class="posture-gap" />
      <Step kind="undo" label="Undo" letter="Z" what={editing.undo} onStep={props.onStep} />
      <Step kind="redo" label="Redo" letter="Y" what={editing.redo} onStep={props.onStep} />
    </div>
  );
}

function RowTools({ count, onAdd, onCopy, onDelete, onFill }: Props) {
  const none = count === 0;
  return (
    <>
      <button type="button" onClick={onAdd}>
        Add row
      </button>
      <button type="button" disabled={none} onClick={onCopy}>
        Duplicate
      </button>
      <button type="button" disabled={none} onClick={onDelete}>
        Delete
      </button>
      <button type="button" disabled={count < 2} title="Ctrl+D" onClick={onFill}>
        Fill down
      </button>
    </>
  );
}

function Step(props: {
  kind: "undo" | "redo";
  label: string;
  letter: string;
  what: string;
  onStep(kind: "undo" | "redo"): void;
}) {
  const { kind, label, what } = props;
  return (
    <button
      type="button"
      disabled={!what}
      title={what ? `${label}: ${what} (Ctrl+${props.letter})` : `Nothing to ${kind}`}
      onClick={() => props.onStep(kind)}
    >
      {label}
    </button>
  );
}
