// The form that takes the map to a time: typed as D+n, H+n or a date, or picked from the calendar.

import { useEffect, useRef, useState } from "preact/hooks";
import { InstantField } from "../calendar/instant-field.tsx";
import { clamp, formatInstant, readInstant, toldInstant, whyNoInstant } from "../scene/instants.ts";
import type { Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";

interface Props {
  scene: Scene;
  t: number;
  onTime(t: number): void;
  onClose(): void;
}

/** The form above the time line; Escape closes it. */
export function TimeForm({ scene, t, onTime, onClose }: Props) {
  const { ceasefire } = scene.time;
  const [text, setText] = useState(formatInstant(t));
  const [refusal, setRefusal] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.select(), []);
  const go = () => {
    const told = refusalOf(text, scene);
    setRefusal(told);
    if (told) return;
    onTime(readInstant(text, ceasefire) ?? t);
    onClose();
  };
  return (
    <form
      ref={form}
      class="posture-time-form"
      aria-label={say("timeline.go.open")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onClose();
      }}
    >
      <InstantField
        name="at"
        label={say(ceasefire ? "timeline.go.at" : "timeline.go.at-counted")}
        value={formatInstant(t)}
        ceasefire={ceasefire}
        onText={(next) => {
          setText(next);
          setRefusal("");
        }}
      />
      {refusal && <p role="alert">{refusal}</p>}
      <div class="posture-time-acts">
        <button type="submit" class="posture-primary">
          {say("timeline.go.do")}
        </button>
        <button type="button" onClick={onClose}>
          {say("edit.cancel")}
        </button>
      </div>
    </form>
  );
}

/** Returns why the map cannot go to a time; "" if it can. */
function refusalOf(text: string, scene: Scene): string {
  const { ceasefire, start, end } = scene.time;
  const t = readInstant(text, ceasefire);
  if (t === null) return whyNoInstant(text, ceasefire);
  if (clamp(t, scene) === t) return "";
  const [from, until] = [toldInstant(start, ceasefire), toldInstant(end, ceasefire)];
  return say("timeline.go.outside", { instant: toldInstant(t, ceasefire), start: from, end: until });
}
