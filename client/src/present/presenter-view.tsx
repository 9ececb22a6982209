// What a presenter sees: this chapter and the next one in small, the notes, the chapters, and buttons for steps and tools.

import { useEffect, useRef } from "preact/hooks";
import type { Theme } from "../paint/palette.ts";
import { Marking } from "../panels/marking.tsx";
import { phaseAt, toldInstant } from "../scene/instants.ts";
import type { Chapter } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { ChapterList } from "./chapter-list.tsx";
import { Clocks, useNow } from "./clocks.tsx";
import { countOf, destination, placeOf } from "./deck.ts";
import type { StagePicture } from "./notes.ts";
import { PresenterSteps } from "./presenter-steps.tsx";
import { Preview } from "./preview.ts";
import { SpeakerNotes } from "./speaker-notes.tsx";
import { TalkDesk } from "./talk-desk.tsx";
import type { ViewProps } from "./view-props.ts";

/** The content of the presenter's window. */
export function PresenterView(props: ViewProps) {
  const { scene, standing, heard, ask } = props;
  const now = useNow();
  const place = placeOf(scene, standing.chapter);
  const count = countOf(scene, standing.chapter);
  const next = destination(scene, standing.chapter, { do: "next" });
  return (
    <>
      <Marking scene={scene} />
      {!heard && (
        <p class="posture-banner" role="alert">
          {say("presenter.waiting")}
        </p>
      )}
      <div class="posture-presenter-view">
        <Clocks {...props} now={now} />
        <ChapterView
          {...props}
          label={
            place < 0
              ? say("presenter.chapter.none")
              : count
                ? say("stage.chapter-of", count)
                : say("presenter.chapter.hidden")
          }
          chapter={scene.chapters[place]}
          t={standing.t}
          picture={standing.picture}
        />
        <ChapterView
          {...props}
          label={say(`presenter.chapter.${next ? "next" : place < 0 ? "first" : "last"}`)}
          chapter={next}
          t={next?.time ?? 0}
          picture={null}
        />
        <SpeakerNotes scene={scene} chapter={scene.chapters[place]} />
        <ChapterList scene={scene} current={standing.chapter} times={standing.times} now={now} ask={ask} />
        <PresenterSteps {...props} />
        {standing.canTalk && <TalkDesk told={standing.talk} act={(act) => ask({ do: "talk", act })} />}
      </div>
    </>
  );
}

interface ChapterProps extends ViewProps {
  label: string;
  chapter: Chapter | undefined;
  t: number;
  picture: StagePicture | null;
}

function ChapterView({ scene, basemap, standing, label, chapter, t, picture }: ChapterProps) {
  const holder = useRef<HTMLDivElement>(null);
  const preview = useRef<Preview | null>(null);
  useEffect(() => {
    preview.current ??= new Preview(basemap);
    if (holder.current && preview.current.element.parentElement !== holder.current) {
      holder.current.append(preview.current.element);
    }
    preview.current.show({ scene, chapter, t, theme: standing.theme as Theme, picture });
  });
  useEffect(() => () => preview.current?.destroy(), []);
  const phase = chapter && phaseAt(scene.time.phases, t);
  const isBlack = picture !== null && standing.black;
  return (
    <section class="posture-presenter-chapter">
      <h2>{label}</h2>
      <p>
        <strong dir="auto">{chapter?.title ?? ""}</strong>
        {chapter && <small>{[toldInstant(t, scene.time.ceasefire), phase?.name].filter(Boolean).join(" · ")}</small>}
      </p>
      <div ref={holder} class={isBlack ? "posture-preview black" : "posture-preview"} hidden={!chapter} />
    </section>
  );
}
