// The notes of a chapter, at a size of the presenter's choice.

import { useState } from "preact/hooks";
import type { Chapter, Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { keepSize, keptSize, stepped } from "./notes-size.ts";

/** The notes of the chapter that is shown. */
export function SpeakerNotes({ scene, chapter }: { scene: Scene; chapter: Chapter | undefined }) {
  const [size, setSize] = useState(keptSize);
  const change = (direction: 1 | -1) => {
    const next = stepped(size, direction);
    keepSize(next);
    setSize(next);
  };
  return (
    <div class="posture-presenter-notes-frame">
      <p class="posture-presenter-sizes">
        {([-1, 1] as const).map((direction) => (
          <button
            key={direction}
            type="button"
            disabled={stepped(size, direction) === size}
            onClick={() => change(direction)}
          >
            {say(direction > 0 ? "presenter.notes.larger" : "presenter.notes.smaller")}
          </button>
        ))}
      </p>
      <section
        class="posture-presenter-notes"
        aria-label={say("presenter.notes.title")}
        dir="auto"
        style={{ fontSize: `${size}em` }}
      >
        {chapter?.notes || <span class="posture-hint">{noNotes(scene)}</span>}
      </section>
    </div>
  );
}

function noNotes(scene: Scene): string {
  return scene.chapters.some((chapter) => chapter.notes)
    ? say("presenter.notes.none-here")
    : say("presenter.notes.none");
}
