// The bar over the map of a plan that may be edited: the button *Edit*, the form for the name, the tools.

import type { Gazetteer } from "../basemap/gazetteer.ts";
import type { LatLon } from "../geometry/geodesy.ts";
import type { Planner } from "../messages/planner.ts";
import type { Editing } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { NameForm } from "./name-form.tsx";
import { PlaceField } from "./place-field.tsx";
import { PutChoice } from "./put-choice.tsx";
import type { Puts } from "./putter.ts";
import { TemplateNation } from "./template-nation.tsx";

interface Props {
  plan: string;
  editing: Editing;
  /** Whether the bar shows the button *Edit*, the form for the name, or the tools. */
  mode: "resting" | "asking" | "active";
  /** What the next press on the map puts there; null for nothing. */
  puts: Puts | null;
  /** Whether the map is that of a chapter. */
  ofChapter: boolean;
  gazetteer: Gazetteer | null;
  /** The number of edits that the server has not noted yet. */
  waiting: number;
  /** The nation of what has none in a template, as it is typed; and the nations of the plan by code. */
  nation: string;
  nations: Readonly<Record<string, string>>;
  /** Where what arrow keys carry would stand; "" if they carry nothing. */
  carried: string;
  /** The number of things that are picked to be moved together. */
  picked: number;
  /** How far from the place of a drop things stand; "" if there is nothing to say. */
  landed: string;
  onTurn(on: boolean): void;
  onName(planner: Planner): void;
  onPuts(puts: Puts | null): void;
  onNation(code: string): void;
  onPlace(at: LatLon): void;
  onStep(kind: "undo" | "redo"): void;
}

/** The bar with the tools for editing, or the button that starts it. */
export function EditBar(props: Props) {
  const { editing, mode, onTurn, onName } = props;
  switch (mode) {
    case "resting":
      return (
        <button type="button" class="posture-edit-start" onClick={() => onTurn(true)}>
          {editing.unsaved ? say("edit.start-unsaved", { count: editing.unsaved }) : say("edit.start")}
        </button>
      );
    case "asking":
      return (
        <div class="posture-edit-bar">
          <NameForm onName={onName} onCancel={() => onTurn(false)} />
        </div>
      );
    case "active":
      return <Tools {...props} />;
  }
}

function Tools(props: Props) {
  const { plan, editing, puts, ofChapter, onTurn, onPuts, onStep } = props;
  const told = hint(props);
  return (
    <div class="posture-edit-bar" role="toolbar" aria-label={say("edit.tools")}>
      <span title={say("edit.name-unchecked")}>{say("edit.editing-as", { name: String(editing.planner) })}</span>
      <PutChoice editing={editing} puts={puts} ofChapter={ofChapter} onPuts={onPuts} />
      {puts && "template" in puts && <TemplateNation {...props} />}
      <button type="button" disabled={!editing.undo} title={editing.undo} onClick={() => onStep("undo")}>
        {say("edit.undo")}
      </button>
      <button type="button" disabled={!editing.redo} title={editing.redo} onClick={() => onStep("redo")}>
        {say("edit.redo")}
      </button>
      <span role="status" class="posture-edit-hint">
        {told || <span class="posture-edit-on-map">{say("edit.hint.drag")}</span>}
      </span>
      {editing.unsaved > 0 && (
        <a href={`./tables?${new URLSearchParams({ plan, section: "Changes" })}`} target="_self">
          {say("edit.review")}
        </a>
      )}
      <button type="button" onClick={() => onTurn(false)}>
        {say("edit.done")}
      </button>
      {puts && <PlaceField gazetteer={props.gazetteer} act={say("edit.place.put")} onPlace={props.onPlace} />}
    </div>
  );
}

/** What there is to say of the edits; "" if there is nothing. */
function hint({ editing, puts, waiting, carried, picked, landed }: Props): string {
  if (puts) return putHint(editing, puts);
  if (carried) return say("edit.hint.carried", { where: carried });
  if (waiting) return say("edit.hint.sending");
  if (editing.refusal) return editing.refusal;
  const told = [...(editing.notes ?? []), landed].filter(Boolean).join(" · ");
  if (told) return told;
  if (picked) return say("edit.hint.picked", { count: picked });
  return editing.unsaved ? say("edit.rows-unsaved", { count: editing.unsaved }) : "";
}

function putHint(editing: Editing, puts: Puts): string {
  if ("template" in puts) return say("edit.hint.template");
  const kind = editing.puttable?.find(({ table }) => table === puts.table);
  return say("edit.hint.put", { kind: kind?.label ?? puts.table, km: String(kind?.square_km ?? "") });
}
