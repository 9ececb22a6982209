// The chapters in the presenter's window: any of them is a click away, with the minutes that it was planned for and has taken.

import { useEffect, useRef } from "preact/hooks";
import type { Chapter, Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { clockOf } from "./clocks.tsx";
import { numbered } from "./deck.ts";
import type { Command } from "./keys.ts";
import { spentOn, type TalkTimes } from "./talk-clock.ts";

interface Props {
  scene: Scene;
  current: string;
  times: TalkTimes;
  now: number;
  ask(command: Command): void;
}

/** The list of the chapters. */
export function ChapterList({ scene, current, times, now, ask }: Props) {
  const deck = numbered(scene);
  const numberOf = (chapter: Chapter) => deck.indexOf(chapter) + 1;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <nav class="posture-presenter-list" aria-label={say("presenter.list.title")}>
      <ol ref={list}>
        {scene.chapters.map((chapter) => (
          <li key={chapter.id}>
            <button
              type="button"
              data-id={chapter.id}
              aria-current={chapter.id === current}
              onClick={() => ask({ do: "go", chapter: numberOf(chapter) })}
            >
              <span>{numberOf(chapter)}</span>
              <span dir="auto">{chapter.title || chapter.id}</span>
              {chapter.hidden && <small>{say("presenter.list.hidden")}</small>}
              <Minutes chapter={chapter} spent={spentOn(times, chapter.id, now)} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Minutes({ chapter: { minutes }, spent }: { chapter: Chapter; spent: number }) {
  if (minutes === null && !spent) return null;
  const time = clockOf(spent);
  return (
    <small class="posture-presenter-minutes">
      {minutes === null
        ? say("presenter.list.spent", { time })
        : say("presenter.list.minutes", { time, planned: clockOf(minutes * 60_000) })}
    </small>
  );
}
