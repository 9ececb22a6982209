// Keys of a page that is not presenting: find, play, what changed, help, close, and the keys of its editor.

import type { Editor } from "../edit/editor.ts";
import type { Store } from "../scene/state.ts";
import { withoutTopmost } from "./topmost.ts";

const FIND = "input[type=search]";
const TYPED = ["input:not([type=checkbox],[type=radio],[type=range])", "select", "textarea"].join();
const OPENERS = [".posture-menu", "[role=tab][aria-selected=true]"].join();

/** What the shortcuts act on. */
export interface ShortcutContext {
  root: HTMLElement;
  store: Store;
  editor: Editor | null;
  /** Closes the block that is open on the map; returns whether one was. */
  closeStack(): boolean;
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
    const typing = target.matches(TYPED);
    const closes = event.key === "Escape";
    if ((!typing || closes) && editor?.onKey(event)) {
      event.preventDefault();
      // The map would pan too.
      event.stopImmediatePropagation();
    } else if (closes) this.#escape(event, target);
    else if (!typing) this.#act(event, target);
  };

  #escape(event: KeyboardEvent, target: HTMLElement): void {
    const { store, closeStack } = this.#context;
    // A search field would empty itself, and leave a query of one letter less to close.
    event.preventDefault();
    const finding = target.matches(FIND);
    // To leave a field keeps what was typed in it.
    if (!finding && target.matches(TYPED)) {
      target.blur();
      return;
    }
    const closed = withoutTopmost(store.state, finding);
    const stack = closeStack();
    if (!closed || (stack && !("selected" in closed))) return;
    this.#keepFocus();
    store.update(closed);
  }

  /** Moves the focus out of what is about to close, to what opens it again. */
  #keepFocus(): void {
    const { root } = this.#context;
    const inside = document.activeElement?.closest(".posture-panel, .posture-card");
    if (!inside) return;
    const openers = root.querySelectorAll<HTMLElement>(OPENERS);
    [...openers].find((opener) => opener.checkVisibility())?.focus();
  }

  #act(event: KeyboardEvent, target: HTMLElement): void {
    const { root, store } = this.#context;
    // AltGr, which browsers tell of as Ctrl and Alt, writes a character; either alone makes it another key.
    if (event.metaKey || event.ctrlKey !== event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      root.querySelector<HTMLInputElement>("input[type=search]")?.focus();
    } else if (event.key === " " && !target.matches("button, input, summary")) {
      event.preventDefault();
      store.update({ playing: !store.state.playing });
    } else if (event.key.toLowerCase() === "g") {
      store.update({ changes: !store.state.changes });
    } else if (event.key === "?") {
      store.update({ panel: "about" });
    }
  }
}
