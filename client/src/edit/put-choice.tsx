// The choice of what the next press on the map puts there: a unit, hub, node, event, closure or annotation, or a template.

import type { Editing } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import type { Puts } from "./putter.ts";

interface Props {
  editing: Editing;
  puts: Puts | null;
  /** Whether the map is that of a chapter, which alone has annotations. */
  ofChapter: boolean;
  onPuts(puts: Puts | null): void;
}

/** The choice; nothing chosen puts nothing. */
export function PutChoice({ editing, puts, ofChapter, onPuts }: Props) {
  const { puttable = [], templates = [] } = editing;
  return (
    <select
      class="posture-edit-on-map"
      aria-label={say("edit.put.title")}
      value={puts ? JSON.stringify(puts) : ""}
      onChange={({ currentTarget: { value } }) => onPuts(value ? (JSON.parse(value) as Puts) : null)}
    >
      <option value="">{say("edit.put.title")}</option>
      {puttable.map(({ table, label, of_chapter }) => (
        <option key={table} value={JSON.stringify({ table })} disabled={of_chapter && !ofChapter}>
          {of_chapter && !ofChapter ? say("edit.put.of-chapter", { kind: label }) : label}
        </option>
      ))}
      {templates.length > 0 && (
        <optgroup label={say("edit.put.templates")}>
          {templates.map(({ code, label }) => (
            <option key={code} value={JSON.stringify({ template: code })}>
              {label}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
