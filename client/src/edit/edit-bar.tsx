// The bar over the map of a plan that may be edited: the button *Edit*, the form for the name, the tools.

import type { Planner } from "../messages/planner.ts";
import type { Editing } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { NameForm } from "./name-form.tsx";

interface Props {
  plan: string;
  editing: Editing;
  /** Whether the bar shows the button *Edit*, the form for the name, or the tools. */
  mode: "resting" | "asking" | "active";
  /** What the next click puts: a unit (""), the template of a name, or nothing. */
  putting: string | null;
  /** The number of edits that the server has not noted yet. */
  waiting: number;
  /** The nation of what has none in a template, as it is typed; and the nations of the plan by code. */
  nation: string;
  nations: Readonly<Record<string, string>>;
  /** How far from the place of a drop its symbol stands; "" if there is nothing to say. */
  landed: string;
  onTurn(on: boolean): void;
  onName(planner: Planner): void;
  onPut(what: string | null): void;
  onNation(code: string): void;
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
  const { plan, editing, putting, onTurn, onPut, onStep } = props;
  const told = hint(props);
  return (
    <div class="posture-edit-bar" role="toolbar" aria-label={say("edit.tools")}>
      <span title={say("edit.name-unchecked")}>{say("edit.editing-as", { name: String(editing.planner) })}</span>
      <button
        type="button"
        class="posture-edit-on-map"
        aria-pressed={putting === ""}
        onClick={() => onPut(putting === "" ? null : "")}
      >
        {say("edit.new-unit")}
      </button>
      <Templates {...props} />
      {putting && <NationOfTemplate {...props} />}
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
    </div>
  );
}

function Templates({ editing, putting, onPut }: Props) {
  if (!editing.templates?.length) return null;
  return (
    <select
      class="posture-edit-on-map"
      aria-label={say("edit.template")}
      value={putting ?? ""}
      onChange={(event) => onPut(event.currentTarget.value || null)}
    >
      <option value="">{say("edit.template")}</option>
      {editing.templates.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </select>
  );
}

function NationOfTemplate({ nation, nations, onNation }: Props) {
  return (
    <>
      <input
        type="text"
        class="posture-edit-on-map"
        list="posture-template-nations"
        aria-label={say("edit.template-nation")}
        title={say("edit.template-nation")}
        placeholder={say("edit.template-nation-shown")}
        value={nation}
        size={14}
        maxLength={20}
        onInput={(event) => onNation(event.currentTarget.value)}
      />
      <datalist id="posture-template-nations">
        {Object.entries(nations).map(([code, name]) => (
          <option key={code} value={code} label={name} />
        ))}
      </datalist>
    </>
  );
}

/** What there is to say of the edits; "" if there is nothing. */
function hint({ editing, putting, waiting, landed }: Props): string {
  if (putting !== null) return putting ? say("edit.hint.template") : say("edit.hint.put");
  if (waiting) return say("edit.hint.sending");
  if (editing.refusal) return editing.refusal;
  if (editing.notes?.length) return editing.notes.join(" · ");
  if (landed) return landed;
  return editing.unsaved ? say("edit.rows-unsaved", { count: editing.unsaved }) : "";
}
