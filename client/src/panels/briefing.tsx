// The list of chapters: go to them, present them, edit them.

import { useState } from "preact/hooks";
import type { BriefingEdits } from "../edit/briefing-edits.ts";
import { toldInstant } from "../scene/instants.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import type { State } from "../scene/state.ts";
import { say } from "../words/say.ts";
import { ChapterForm } from "./chapter-form.tsx";

/** What the panel of the briefing shows, and what it calls. */
export interface BriefingProps {
  scene: Scene;
  state: State;
  edits: BriefingEdits | null;
  onChapter(chapter: Chapter): void;
  onPresent(chapter: Chapter | undefined): void;
  onWindow(): void;
}

/** The panel *Briefing*. */
export function BriefingPanel(props: BriefingProps) {
  const { scene, state, edits, onPresent, onWindow } = props;
  const current = scene.chapters.find((chapter) => chapter.id === state.chapter);
  // The form of a chapter stays open while the planner changes time, layers and map for it.
  const [open, setOpen] = useState("");
  return (
    <div class="posture-briefing">
      <div class="posture-briefing-actions">
        <button type="button" class="posture-primary" onClick={() => onPresent(undefined)}>
          {say("briefing_panel.present")}
        </button>
        {current && scene.chapters.indexOf(current) > 0 && (
          <button type="button" onClick={() => onPresent(current)}>
            {say("briefing_panel.from-here")}
          </button>
        )}
        <button type="button" onClick={onWindow} title={say("briefing_panel.window-help")}>
          {say("briefing_panel.window")}
        </button>
      </div>
      <ol class="posture-chapters">
        {scene.chapters.map((chapter, i) => (
          <ChapterRow
            key={chapter.handle ?? chapter.id}
            {...props}
            chapter={chapter}
            place={i}
            open={chapter.id === (open || state.chapter)}
            onChapter={(one) => {
              setOpen(one.id);
              props.onChapter(one);
            }}
          />
        ))}
      </ol>
      {edits && <EditBar scene={scene} state={state} edits={edits} />}
      {scene.chapters[0]?.row === null && <p class="posture-hint">{say("briefing_panel.made-up")}</p>}
    </div>
  );
}

function EditBar({ scene, state, edits }: { scene: Scene; state: State; edits: BriefingEdits }) {
  if (!edits.active) {
    return (
      <button type="button" class="posture-link" onClick={() => edits.begin()}>
        {say("briefing_panel.edit")}
      </button>
    );
  }
  return (
    <button type="button" onClick={() => edits.add(scene, state)}>
      {say("briefing_panel.add")}
    </button>
  );
}

function ChapterRow(props: BriefingProps & { chapter: Chapter; place: number; open: boolean }) {
  const { scene, state, chapter, place, edits, onChapter } = props;
  const current = chapter.id === state.chapter;
  const view = scene.views.find((v) => v.code === chapter.view)?.label ?? chapter.view;
  const editable = edits?.active && chapter.handle;
  return (
    <li class={current ? "current" : ""}>
      <button
        type="button"
        class="posture-chapter"
        aria-current={current ? "step" : undefined}
        data-id={chapter.id}
        onClick={() => onChapter(chapter)}
      >
        <span class="posture-number">{place + 1}</span>
        <span dir="auto">{chapter.title || chapter.id}</span>
        <small>{`${chapter.times.map((t) => toldInstant(t, scene.time.ceasefire)).join(", ")} · ${view}`}</small>
        {chapter.hidden && <small>{say("briefing_panel.hidden")}</small>}
      </button>
      {chapter.told.map((message) => (
        <p class="posture-told" key={message} role="note">
          {message}
        </p>
      ))}
      {current && !editable && chapter.message && (
        <p class="posture-notes posture-chapter-message" dir="auto">
          {chapter.message}
        </p>
      )}
      {current && !editable && chapter.notes && (
        <p class="posture-notes" dir="auto">
          {chapter.notes}
        </p>
      )}
      {props.open && edits && editable && <ChapterForm {...props} edits={edits} />}
    </li>
  );
}
