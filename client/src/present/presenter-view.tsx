// What a presenter sees: this chapter and the next in small, the notes, and the steps to take.

import { useEffect, useRef } from "preact/hooks";
import type { Basemap } from "../basemap/load.ts";
import type { Theme } from "../paint/palette.ts";
import { Marking } from "../panels/marking.tsx";
import { formatInstant, phaseAt } from "../scene/instants.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import { Clocks } from "./clocks.tsx";
import { placeOf } from "./deck.ts";
import type { Command } from "./keys.ts";
import type { Standing } from "./notes.ts";
import { Preview } from "./preview.ts";

interface ViewProps {
  scene: Scene;
  basemap: Basemap;
  standing: Standing;
  heard: boolean;
  digits: string;
  ask(command: Command): void;
  restart(): void;
}

export function PresenterView(props: ViewProps) {
  const { scene, standing, heard } = props;
  const place = placeOf(scene, standing.chapter);
  const chapter = scene.chapters[place];
  const next = scene.chapters[place + 1];
  return (
    <>
      <Marking scene={scene} />
      {!heard && (
        <p class="posture-banner" role="alert">
          Waiting for the window with the map. Keep it open.
        </p>
      )}
      <main class="posture-presenter-view">
        <Clocks {...props} />
        <ChapterView
          {...props}
          label={place < 0 ? "No chapter yet" : `Chapter ${place + 1} of ${scene.chapters.length}`}
          chapter={chapter}
          t={standing.t}
        />
        <ChapterView
          {...props}
          label={next ? "Next" : place < 0 ? "First" : "The last chapter"}
          chapter={next}
          t={next?.time ?? 0}
        />
        <section class="posture-presenter-notes" aria-label="Notes" dir="auto">
          {chapter?.notes || <span class="posture-hint">{noNotes(scene)}</span>}
        </section>
        <Steps {...props} place={place} />
      </main>
    </>
  );
}

function Steps({ scene, standing, digits, ask, place }: ViewProps & { place: number }) {
  const { chapters } = scene;
  return (
    <nav class="posture-presenter-keys" aria-label="Chapters">
      <button type="button" disabled={place <= 0} onClick={() => ask({ do: "previous" })}>
        Previous
      </button>
      <button type="button" class="posture-primary" disabled={!chapters[place + 1]} onClick={() => ask({ do: "next" })}>
        Next
      </button>
      <button type="button" aria-pressed={standing.black} onClick={() => ask({ do: "black" })}>
        Black screen
      </button>
      <button type="button" disabled={!chapters[place]} onClick={() => ask({ do: "back" })}>
        Back to the chapter
      </button>
      {(digits || standing.digits) && <output>{`Chapter ${digits || standing.digits} ⏎`}</output>}
    </nav>
  );
}

function noNotes(scene: Scene): string {
  return scene.chapters.some((chapter) => chapter.notes)
    ? "No notes for this chapter."
    : "There are no speaker notes: the plan has none, or this file was made without them.";
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
