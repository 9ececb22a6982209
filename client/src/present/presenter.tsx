// The presenter's window: this chapter, the next, notes, clock and elapsed time. It follows the stage and asks it to go on.

import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Basemap } from "../basemap/load.ts";
import type { Theme } from "../paint/palette.ts";
import { Marking } from "../panels/marking.tsx";
import { formatInstant, phaseAt } from "../scene/instants.ts";
import type { Chapter, Scene } from "../scene/scene.ts";
import { placeOf } from "./deck.ts";
import { type Command, Keys } from "./keys.ts";
import { PresenterLink, type Standing } from "./link.ts";
import { Preview } from "./preview.ts";

const NOT_YET: Standing = {
  kind: "stage",
  chapter: "",
  t: 0,
  presenting: false,
  black: false,
  digits: "",
  theme: "light",
  began: 0,
  opened: 0,
};

export class PresenterPage {
  readonly #root: HTMLElement;
  #scene: Scene;
  readonly #basemap: Basemap;
  readonly #link: PresenterLink;
  readonly #keys = new Keys();
  #standing = NOT_YET;
  #heard = false;

  constructor(root: HTMLElement, scene: Scene, basemap: Basemap, talk: string) {
    this.#root = root;
    this.#scene = scene;
    this.#basemap = basemap;
    root.classList.add("posture", "presenting", "posture-presenter");
    root.dataset.testid = "posture-presenter";
    document.documentElement.classList.add("posture-is-presenting");
    document.title = `Presenter: ${scene.title || scene.plan}`;
    this.#link = new PresenterLink(talk, (standing) => this.#hear(standing));
    document.addEventListener("keydown", this.#onKey, { capture: true });
    this.#paint();
  }

  /** A new revision of the plan: its chapters and notes are shown. */
  setScene(scene: Scene): void {
    this.#scene = scene;
    this.#paint();
  }

  destroy(): void {
    document.documentElement.classList.remove("posture-is-presenting");
    document.removeEventListener("keydown", this.#onKey, { capture: true });
    this.#link.close();
    render(null, this.#root);
    this.#root.remove();
  }

  #hear(standing: Standing | null): void {
    if (standing) this.#standing = standing;
    this.#heard = standing !== null;
    this.#paint();
  }

  #paint(): void {
    const { chapter, theme } = this.#standing;
    this.#root.dataset.theme = theme;
    this.#root.dataset.chapter = chapter;
    this.#root.dataset.ready = String(this.#heard);
    render(
      <PresenterView
        scene={this.#scene}
        basemap={this.#basemap}
        standing={this.#standing}
        heard={this.#heard}
        digits={this.#keys.digits}
        ask={(command) => this.#link.ask(command)}
        restart={() => this.#link.restart()}
      />,
      this.#root,
    );
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (target.matches("button") && [" ", "Enter"].includes(event.key)) return;
    const command = this.#keys.press(event);
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    // The window and its help are the stage's own; what has no place here is not asked for.
    if (command && !["window", "search", "help", "leave", "tool", "legend"].includes(command.do))
      this.#link.ask(command);
    this.#paint();
  };
}

interface ViewProps {
  scene: Scene;
  basemap: Basemap;
  standing: Standing;
  heard: boolean;
  digits: string;
  ask(command: Command): void;
  restart(): void;
}

function PresenterView(props: ViewProps) {
  const { scene, standing, heard, digits, ask } = props;
  const { chapters } = scene;
  const place = placeOf(scene, standing.chapter);
  const chapter = chapters[place];
  const next = chapters[place + 1];
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
          label={place < 0 ? "No chapter yet" : `Chapter ${place + 1} of ${chapters.length}`}
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
        <nav class="posture-presenter-keys" aria-label="Chapters">
          <button type="button" disabled={place <= 0} onClick={() => ask({ do: "previous" })}>
            Previous
          </button>
          <button type="button" class="posture-primary" disabled={!next} onClick={() => ask({ do: "next" })}>
            Next
          </button>
          <button type="button" aria-pressed={standing.black} onClick={() => ask({ do: "black" })}>
            Black screen
          </button>
          <button type="button" disabled={!chapter} onClick={() => ask({ do: "back" })}>
            Back to the chapter
          </button>
          {(digits || standing.digits) && <output>{`Chapter ${digits || standing.digits} ⏎`}</output>}
        </nav>
      </main>
    </>
  );
}

function noNotes(scene: Scene): string {
  return scene.chapters.some((chapter) => chapter.notes)
    ? "No notes for this chapter."
    : "There are no speaker notes: the plan has none, or this file was made without them.";
}

function Clocks({ standing, restart }: ViewProps) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 500);
    return () => window.clearInterval(timer);
  }, []);
  const elapsed = standing.began ? Math.max(0, Math.floor((now - standing.began) / 1000)) : 0;
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(elapsed / 3600);
  return (
    <header class="posture-presenter-clocks">
      <time data-testid="clock">{new Date(now).toLocaleTimeString("en-GB")}</time>
      <span>
        <output data-testid="elapsed">
          {`${hours ? `${hours}:` : ""}${two(Math.floor(elapsed / 60) % 60)}:${two(elapsed % 60)}`}
        </output>{" "}
        elapsed
      </span>
      <button type="button" class="posture-link" onClick={restart}>
        Start the clock again
      </button>
      {standing.black && <strong>The screen is black</strong>}
      {!standing.presenting && <span class="posture-hint">The map is not presenting: press Present there.</span>}
    </header>
  );
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
