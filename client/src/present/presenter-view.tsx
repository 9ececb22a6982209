// What a presenter sees: this chapter and the next one in small, the notes, and buttons for the steps.

import { useEffect, useRef } from "preact/hooks";
import type { Basemap } from "../basemap/load.ts";
import type { Theme } from "../paint/palette.ts";
import { Marking } from "../panels/marking.tsx";
import { formatInstant, phaseAt } from "../scene/instants.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { Clocks } from "./clocks.tsx";
import { placeOf } from "./deck.ts";
import type { Command } from "./keys.ts";
import type { Standing } from "./notes.ts";
import { Preview } from "./preview.ts";
import { TalkDesk } from "./talk-desk.tsx";

interface ViewProps {
  scene: Scene;
  basemap: Basemap;
  standing: Standing;
  heard: boolean;
  digits: string;
  ask(command: Command): void;
  restart(): void;
}

/** The content of the presenter's window. */
export function PresenterView(props: ViewProps) {
  const { scene, standing, heard, ask } = props;
  const place = placeOf(scene, standing.chapter);
  const chapter = scene.chapters[place];
  const next = scene.chapters[place + 1];
  return (
    <>
      <Marking scene={scene} />
      {!heard && (
        <p class="posture-banner" role="alert">
          {say("presenter.waiting")}
        </p>
      )}
      <div class="posture-presenter-view">
        <Clocks {...props} />
        <ChapterView
          {...props}
          label={
            place < 0
              ? say("presenter.chapter.none")
              : say("stage.chapter-of", { number: place + 1, total: scene.chapters.length })
          }
          chapter={chapter}
          t={standing.t}
        />
        <ChapterView
          {...props}
          label={say(`presenter.chapter.${next ? "next" : place < 0 ? "first" : "last"}`)}
          chapter={next}
          t={next?.time ?? 0}
        />
        <section class="posture-presenter-notes" aria-label={say("presenter.notes.title")} dir="auto">
          {chapter?.notes || <span class="posture-hint">{noNotes(scene)}</span>}
        </section>
        <Steps {...props} place={place} />
        {standing.canTalk && <TalkDesk told={standing.talk} act={(act) => ask({ do: "talk", act })} />}
      </div>
    </>
  );
}

function Steps({ scene, standing, digits, ask, place }: ViewProps & { place: number }) {
  const { chapters } = scene;
  return (
    <nav class="posture-presenter-keys" aria-label={say("presenter.steps.title")}>
      <button type="button" disabled={place <= 0} onClick={() => ask({ do: "previous" })}>
        {say("presenter.steps.previous")}
      </button>
      <button type="button" class="posture-primary" disabled={!chapters[place + 1]} onClick={() => ask({ do: "next" })}>
        {say("presenter.steps.next")}
      </button>
      <button type="button" aria-pressed={standing.black} onClick={() => ask({ do: "black" })}>
        {say("presenter.steps.black")}
      </button>
      <button type="button" disabled={!chapters[place]} onClick={() => ask({ do: "back" })}>
        {say("presenter.steps.back")}
      </button>
      {(digits || standing.digits) && (
        <output>{say("stage.chapter-typed", { digits: digits || standing.digits })}</output>
      )}
    </nav>
  );
}

function noNotes(scene: Scene): string {
  return scene.chapters.some((chapter) => chapter.notes)
    ? say("presenter.notes.none-here")
    : say("presenter.notes.none");
}

function ChapterView(props: ViewProps & { label: string; chapter: Chapter | undefined; t: number }) {
  const { scene, basemap, standing, label, chapter, t } = props;
  const holder = useRef<HTMLDivElement>(null);
  const preview = useRef<Preview | null>(null);
  useEffect(() => {
    preview.current ??= new Preview(basemap);
    if (holder.current && preview.current.element.parentElement !== holder.current) {
      holder.current.append(preview.current.element);
    }
    preview.current.show(scene, chapter, t, standing.theme as Theme);
  });
  useEffect(() => () => preview.current?.destroy(), []);
  const phase = chapter && phaseAt(scene.time.phases, t);
  return (
    <section class="posture-presenter-chapter">
      <h2>{label}</h2>
      <p>
        <strong dir="auto">{chapter?.title ?? ""}</strong>
        {chapter && <small>{[formatInstant(t), phase?.name].filter(Boolean).join(" · ")}</small>}
      </p>
      <div ref={holder} class="posture-preview" hidden={!chapter} />
    </section>
  );
}
