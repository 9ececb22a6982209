// Keys of a page that is not presenting: find, play, close, and the keys of its editor.

import type { Editor } from "../edit/editor.ts";
import type { Store } from "../scene/state.ts";

/** What the shortcuts act on. */
export interface ShortcutContext {
  root: HTMLElement;
  store: Store;
  editor: Editor | null;
  closeStack(): void;
}

/** Handles the keys of a page that is not presenting. */
export class Shortcuts {
  readonly #context: ShortcutContext;

  constructor(context: ShortcutContext) {
    this.#context = context;
    document.addEventListener("keydown", this.#onKey);
  }

  destroy(): void {
    document.removeEventListener("keydown", this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { root, store, editor } = this.#context;
    const target = event.target as HTMLElement;
    if (store.state.presenting) return;
    if (target !== document.body && !root.contains(target)) return;
    const typing = target.matches("input[type=search], select, textarea");
    if (!typing && editor?.onKey(event)) event.preventDefault();
    else if (event.key === "Escape") this.#escape(typing);
    else if (!typing) this.#act(event, target);
  };

  #escape(typing: boolean): void {
    this.#context.store.update(typing ? { query: "" } : { selected: "" });
    this.#context.closeStack();
  }

  #act(event: KeyboardEvent, target: HTMLElement): void {
    const { root, store } = this.#context;
    if (event.key === "/") {
      event.preventDefault();
      root.querySelector<HTMLInputElement>("input[type=search]")?.focus();
    } else if (event.key === " " && !target.matches("button, input, summary")) {
      event.preventDefault();
      store.update({ playing: !store.state.playing });
    }
  }
}
