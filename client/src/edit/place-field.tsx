// A field that takes a place as people type it: a town, MGRS or degrees. It shows what it understood, and offers what is unclear.

import { useId, useState } from "preact/hooks";
import type { Gazetteer } from "../basemap/gazetteer.ts";
import { type Meaning, type Meant, meantBy } from "../basemap/typed-place.ts";
import type { LatLon } from "../geometry/geodesy.ts";
import { say } from "../words/say.ts";

interface Props {
  gazetteer: Gazetteer | null;
  /** What the button says. */
  act: string;
  onPlace(at: LatLon): void;
}

/** The field, what it understood, and the button that uses it. */
export function PlaceField({ gazetteer, act, onPlace }: Props) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(-1);
  const meaning = meantBy(text, gazetteer);
  const { meant } = meaning;
  const told = useId();
  const place = meant[meant.length === 1 ? 0 : chosen];
  return (
    <form
      class="posture-verbs posture-place"
      aria-label={say("edit.place.title")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!place) return;
        setText("");
        onPlace({ lat: place.lat, lon: place.lon });
      }}
    >
      <label>
        {say("edit.place.label")}
        <input
          type="text"
          value={text}
          maxLength={100}
          autocomplete="off"
          placeholder={say("edit.place.shown")}
          aria-describedby={told}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setChosen(-1);
          }}
        />
      </label>
      {meant.length > 1 && <Offered meant={meant} chosen={chosen} onChoose={setChosen} />}
      <button type="submit" disabled={!place}>
        {act}
      </button>
      <small id={told} role="status">
        {understood(text, meaning, gazetteer !== null)}
      </small>
    </form>
  );
}

function Offered({ meant, chosen, onChoose }: { meant: Meant[]; chosen: number; onChoose(index: number): void }) {
  return (
    <label>
      {say("edit.place.which")}
      <select value={String(chosen)} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        <option value="-1">{say("edit.place.choose")}</option>
        {meant.map(({ told }, i) => (
          <option key={told} value={String(i)}>
            {told}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Says what a typed text means; "" before something is typed. */
function understood(text: string, { meant, others }: Meaning, knowsTowns: boolean): string {
  if (!text.trim()) return "";
  const [only] = meant;
  if (!only) return say(knowsTowns ? "edit.place.nothing" : "edit.place.loading");
  if (others) return say("edit.place.begin", { count: meant.length + others, shown: String(meant.length) });
  return meant.length > 1 ? say("edit.place.several", { count: meant.length }) : only.told;
}
