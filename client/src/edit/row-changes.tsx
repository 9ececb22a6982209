// What the card offers to change a row: another place, as it is typed, and its verbs in time.

import type { ComponentChildren } from "preact";
import type { Gazetteer } from "../basemap/gazetteer.ts";
import type { LatLon } from "../geometry/geodesy.ts";
import type { EditMessage } from "../messages/outbox.ts";
import type { Item, Layer, Scene } from "../scene/scene.ts";
import { type VerbRow, verbsOf } from "../verbs/forms.ts";
import { suggestionsIn } from "../verbs/suggestions.ts";
import { VerbForm } from "../verbs/verb-form.tsx";
import { say } from "../words/say.ts";
import { PlaceField } from "./place-field.tsx";

const CROSSING = "crossing_id";

interface Props {
  scene: Scene;
  table: string;
  row: VerbRow;
  /** The time of the map, as text. */
  at: string;
  gazetteer: Gazetteer | null;
  onPlace(at: LatLon): void;
  onEdit(edit: EditMessage): void;
}

/** The forms that change a row; each is folded until it is wanted. */
export function RowChanges({ scene, table, row, at, gazetteer, onPlace, onEdit }: Props): ComponentChildren {
  const kind = scene.editing?.puttable?.find((one) => one.table === table);
  const crossing = crossingOf(scene, table, row.handle);
  return (
    <>
      {crossing && <p class="posture-hint">{say("edit.of-crossing", { crossing })}</p>}
      {kind && <Rename scene={scene} table={table} row={row} column={kind.named} onEdit={onEdit} />}
      {kind && !crossing && (
        <details class="posture-card-verbs" key={`${row.handle}/place`}>
          <summary>{say("edit.change-place")}</summary>
          <PlaceField gazetteer={gazetteer} act={say("edit.place.move")} onPlace={onPlace} />
        </details>
      )}
      {verbsOf(table, 1).length > 0 && (
        <details class="posture-card-verbs" key={`${row.handle}/${at}`}>
          <summary>{say("edit.change-in-time")}</summary>
          <VerbForm
            table={table}
            rows={[row]}
            at={at}
            ceasefire={scene.time.ceasefire}
            suggestions={suggestionsIn(scene, table)}
            onEdit={onEdit}
          />
        </details>
      )}
    </>
  );
}

interface RenameProps extends Pick<Props, "scene" | "table" | "row" | "onEdit"> {
  /** The column with the name of a row. */
  column: string;
}

/** The field for the name of a row, or for the text of an annotation. */
function Rename({ scene, table, row, column, onEdit }: RenameProps) {
  const layer = scene.layers.find((one) => one.table === table);
  const name = rowOf(layer, row.handle)?.name ?? "";
  return (
    <form
      class="posture-verbs posture-place"
      key={`${row.handle}/${name}`}
      aria-label={say("edit.rename")}
      onSubmit={(event) => {
        event.preventDefault();
        const text = String(new FormData(event.currentTarget).get("name") ?? "").trim();
        if (text && text !== name) onEdit({ kind: "edit", table, cells: [{ row: row.handle, column, text }] });
      }}
    >
      <label>
        {layer?.columns.find((one) => one.name === column)?.label}
        <input type="text" name="name" defaultValue={name} required maxLength={1000} />
      </label>
      <button type="submit">{say("edit.rename")}</button>
    </form>
  );
}

function rowOf(layer: Layer | undefined, handle: string): Item | undefined {
  return (layer?.items as readonly Item[] | undefined)?.find((item) => item.handle === handle);
}

/** Returns the crossing that a row closes, whose place is its own; "" for any other row. */
function crossingOf(scene: Scene, table: string, handle: string): string {
  const layer = scene.layers.find((one) => one.table === table);
  const column = layer?.columns.findIndex(({ name }) => name === CROSSING) ?? -1;
  if (!layer || column < 0) return "";
  return rowOf(layer, handle)?.cells[column] ?? "";
}
