// The form of one chapter: a field for each column that the server names, and where the chapter stands.

import { useEffect, useRef, useState } from "preact/hooks";
import type { GridColumn } from "../contract/types.ts";
import type { BriefingEdits } from "../edit/briefing-edits.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";

const YES = "yes";
/** What stands between two values of a cell. */
const MARK = ";";

interface Props {
  scene: Scene;
  state: State;
  chapter: Chapter;
  place: number;
  edits: BriefingEdits;
}

interface FieldProps {
  column: GridColumn;
  text: string;
  /** Why the server did not take what the planner wrote here; "" if it did. */
  refusal: string;
  onWrite(text: string): void;
}

/** The form of a chapter that the planner may edit. */
export function ChapterForm(props: Props) {
  const { scene, chapter, edits } = props;
  const [last, setLast] = useState("");
  return (
    <div class="posture-chapter-form">
      {scene.editing?.form?.map((column) => (
        <Field
          key={column.name}
          column={column}
          text={chapter.cells?.[column.name] ?? ""}
          refusal={column.name === last ? (scene.editing?.refusal ?? "") : ""}
          onWrite={(text) => {
            setLast(column.name);
            edits.write(chapter, { [column.name]: text });
          }}
        />
      ))}
      <Acts {...props} />
    </div>
  );
}

function Acts({ scene, state, chapter, place, edits }: Props) {
  return (
    <div class="posture-chapter-acts">
      <button type="button" disabled={place === 0 || edits.busy} onClick={() => edits.up(scene, place)}>
        {say("briefing_panel.chapter.up")}
      </button>
      <button
        type="button"
        disabled={place === scene.chapters.length - 1 || edits.busy}
        onClick={() => edits.down(scene, place)}
      >
        {say("briefing_panel.chapter.down")}
      </button>
      <button
        type="button"
        title={say("briefing_panel.chapter.reshoot-help")}
        onClick={() => edits.reshoot(state, chapter)}
      >
        {say("briefing_panel.chapter.reshoot")}
      </button>
      <button type="button" onClick={() => edits.remove(chapter)}>
        {say("briefing_panel.chapter.delete")}
      </button>
    </div>
  );
}

function Field(props: FieldProps) {
  const { kind, choices } = props.column;
  if (kind === "terms") return <TermsField {...props} />;
  return kind === "term" && choices.some(({ code }) => code === YES) ? (
    <YesField {...props} />
  ) : (
    <TextField {...props} />
  );
}

/** What a planner wrote stands in a field until the server has another text; a text that it refuses stays, to be mended. */
function useWritten({ text, onWrite }: FieldProps) {
  const [written, setWritten] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  useEffect(() => {
    if (sent.current !== null) setWritten(null);
    sent.current = null;
  }, [text]);
  return {
    shown: written ?? text,
    type(next: string) {
      if (next !== sent.current) sent.current = null;
      setWritten(next);
    },
    write(next: string) {
      sent.current = next;
      setWritten(next);
      onWrite(next);
    },
  };
}

function TextField(props: FieldProps) {
  const { column, refusal } = props;
  const { shown, type, write } = useWritten(props);
  const field = {
    id: `posture-form-${column.name}`,
    value: shown,
    "aria-invalid": refusal !== "",
    "aria-describedby": helpOf(column),
    onInput: (event: { currentTarget: { value: string } }) => type(event.currentTarget.value),
    onChange: (event: { currentTarget: { value: string } }) => write(event.currentTarget.value),
  };
  const isLong = column.kind === "text" && !column.needed;
  return (
    <div class="posture-field">
      <label htmlFor={field.id}>{column.label}</label>
      {isLong ? <textarea rows={2} {...field} /> : <input type="text" {...field} />}
      <Help {...props} />
    </div>
  );
}

function YesField(props: FieldProps) {
  const { column } = props;
  const { shown, write } = useWritten(props);
  return (
    <div class="posture-field">
      <label class="posture-check">
        <input
          type="checkbox"
          checked={shown === YES}
          aria-describedby={helpOf(column)}
          onChange={(event) => write(event.currentTarget.checked ? YES : "")}
        />
        {column.label}
      </label>
      <Help {...props} />
    </div>
  );
}

/** A list of terms, with a box for each place in it; an empty one leaves its place to the next. */
function TermsField(props: FieldProps) {
  const { column } = props;
  const { shown, write } = useWritten(props);
  const codes = shown.split(MARK).filter(Boolean);
  const choose = (place: number, code: string) => {
    const next = [...codes.slice(0, place), code, ...codes.slice(place + 1)];
    write(next.filter(Boolean).join(MARK));
  };
  return (
    <fieldset class="posture-field" aria-describedby={helpOf(column)}>
      <legend>{column.label}</legend>
      {Array.from({ length: column.most }, (_, place) => (
        <select
          key={place}
          aria-label={say("briefing_panel.chapter.choice", { label: column.label, number: String(place + 1) })}
          value={codes[place] ?? ""}
          disabled={place > codes.length}
          onChange={(event) => choose(place, event.currentTarget.value)}
        >
          <option value="">{say("briefing_panel.chapter.none")}</option>
          {column.choices.map(({ code, label }) => (
            <option key={code} value={code} disabled={codes.includes(code) && codes[place] !== code}>
              {label}
            </option>
          ))}
        </select>
      ))}
      <Help {...props} />
    </fieldset>
  );
}

function Help({ column, refusal }: FieldProps) {
  return (
    <div id={helpOf(column)}>
      {refusal && <strong role="alert">{refusal}</strong>}
      <small>{column.help}</small>
    </div>
  );
}

function helpOf(column: GridColumn): string {
  return `posture-help-${column.name}`;
}
