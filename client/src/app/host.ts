// What a posture page needs of its host: Streamlit, or a saved page.

import type { Editor, EditorContext } from "../edit/editor.ts";
import type { Asking } from "../messages/asks.ts";
import type { Theme } from "../paint/palette.ts";
import type { Elsewhere } from "../panels/about.tsx";

/** What hosts a posture page. */
export interface Host {
  theme(): Theme;
  /** Whether the page has a button for the theme; else the host page sets it. */
  canTheme: boolean;
  /** Another page that shows the same; absent where there is none. */
  elsewhere?: Elsewhere;
  /** The address of talks on the server; absent where nobody can follow. */
  talks?: string;
  /** The stream of the talk that the page follows, and what is to be done when the talk has ended. */
  follow?: { address: string; ended(): void };
  /** Asks the server a question about the plan. */
  ask?(asking: Asking): void;
  /** Makes the editor of a page that may change its plan. */
  editor?(context: EditorContext): Editor;
}
