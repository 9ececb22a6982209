// The presenter's window: this chapter, the next one, notes and clocks. It follows the stage and can move it on.

import { render } from "preact";
import type { Basemap } from "../basemap/load.ts";
import type { Scene } from "../scene/scene.ts";
import { say } from "../words/say.ts";
import { Keys } from "./keys.ts";
import { PresenterLink } from "./link.ts";
import type { Standing } from "./notes.ts";
import { PresenterView } from "./presenter-view.tsx";

const NOT_YET: Standing = {
  kind: "stage",
  chapter: "",
  t: 0,
  presenting: false,
  black: false,
  digits: "",
  theme: "light",
  picture: null,
  times: { began: 0, spent: {}, chapter: "", since: 0 },
  opened: 0,
  talk: null,
  canTalk: false,
};

/** The page of the presenter's window. */
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
    document.title = say("presenter.title", { plan: scene.title || scene.plan });
    this.#link = new PresenterLink(talk, (standing) => this.#hear(standing));
    document.addEventListener("keydown", this.#onKey, { capture: true });
    this.#paint();
  }

  /** Shows a new revision of the plan. */
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
    // These commands only make sense on the stage itself.
    if (command && !["window", "search", "help", "leave", "legend"].includes(command.do)) this.#link.ask(command);
    this.#paint();
  };
}
