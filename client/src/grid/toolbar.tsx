// The tools over the grid: add, insert, duplicate, delete, move, fill down, find, columns, undo and redo.

import { say } from "../words/say.ts";
import type { Acts } from "./acts.ts";
import type { GridData } from "./data.ts";

interface Props {
  editing: GridData["editing"];
  /** The number of selected rows. */
  count: number;
  finding: boolean;
  arranging: boolean;
  /** Whether a filter is in use. */
  filtered: boolean;
  acts: Acts;
  onFind(): void;
  onColumns(): void;
  /** Whether the form of verbs is open. */
  changing: boolean;
  onVerbs(): void;
}

/** The toolbar over the grid; on a read-only server or without a name, with a hint in place of what edits. */
export function Toolbar(props: Props) {
  const { editing, acts, filtered } = props;
  const named = editing != null && editing.planner !== null;
  return (
    <div class="posture-tools" role="toolbar" aria-label={named ? say("grid.tools.title") : say("grid.tools.look")}>
      {named && <RowTools {...props} />}
      {named && (
        <button type="button" aria-expanded={props.changing} onClick={props.onVerbs}>
          {say("grid.tools.verbs")}
        </button>
      )}
      <button type="button" aria-pressed={props.finding} title={say("grid.tools.replace-key")} onClick={props.onFind}>
        {named ? say("grid.tools.replace") : say("grid.tools.find")}
      </button>
      <button
        type="button"
        aria-expanded={props.arranging}
        aria-pressed={filtered}
        title={say("grid.tools.columns-key")}
        onClick={props.onColumns}
      >
        {filtered ? say("grid.tools.columns-filtered") : say("grid.tools.columns")}
      </button>
      {!named && <p class="posture-hint">{editing ? say("grid.no-name") : say("grid.read-only")}</p>}
      {named && <span class="posture-gap" />}
      {named && <Step kind="undo" what={editing.undo} acts={acts} />}
      {named && <Step kind="redo" what={editing.redo} acts={acts} />}
    </div>
  );
}

function RowTools({ count, acts }: Props) {
  const none = count === 0;
  return (
    <>
      <button type="button" onClick={() => acts.add()}>
        {say("grid.tools.add")}
      </button>
      <button type="button" disabled={none} onClick={() => acts.insert()}>
        {say("grid.tools.insert")}
      </button>
      <button type="button" disabled={none} onClick={() => acts.duplicate()}>
        {say("grid.tools.copy")}
      </button>
      <button
        type="button"
        disabled={none}
        title={none ? "" : say("grid.tools.delete-rows", { count })}
        onClick={() => acts.delete()}
      >
        {say("grid.tools.delete")}
      </button>
      <button type="button" disabled={count < 2} title={say("grid.tools.fill-key")} onClick={() => acts.fill()}>
        {say("grid.tools.fill")}
      </button>
      <Move by={-1} label={say("grid.tools.up")} acts={acts} />
      <Move by={1} label={say("grid.tools.down")} acts={acts} />
    </>
  );
}

function Move({ by, label, acts }: { by: 1 | -1; label: string; acts: Acts }) {
  return (
    <button type="button" aria-label={label} title={label} disabled={!acts.canMove(by)} onClick={() => acts.move(by)}>
      {by < 0 ? "↑" : "↓"}
    </button>
  );
}

function Step({ kind, what, acts }: { kind: "undo" | "redo"; what: string; acts: Acts }) {
  return (
    <button
      type="button"
      disabled={!what}
      title={what ? say(`grid.${kind}.step`, { what }) : say(`grid.${kind}.nothing`)}
      onClick={() => acts.step(kind)}
    >
      {say(`grid.${kind}.label`)}
    </button>
  );
}
