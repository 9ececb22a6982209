// Streamlit offers no setting for the texts that it writes around our parts of a page. So we replace them as they come.

import { type Key, say } from "../words/say.ts";

const OURS = {
  "App pages": "frame.pages",
  "Choose an option": "frame.choose",
  "Choose options": "frame.choose-several",
  "Clear all": "frame.clear",
  "Clear value": "frame.clear",
  Close: "frame.close",
  "Connection error": "frame.lost",
  "Decrement value": "frame.less",
  "Increment value": "frame.more",
  "Link to heading": "frame.heading",
  "No results": "frame.none",
  Open: "frame.open",
  "Press Enter to apply": "frame.enter",
  "Select all": "frame.all",
  "Skip to main content": "frame.skip",
  "Streamlit server is not responding. Are you connected to the internet?": "frame.unreachable",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "frame.stopped",
  "streamlit run yourscript.py": "frame.restart",
} as const satisfies Record<string, Key>;

const NAMES = ["aria-label", "title", "placeholder", "alt"] as const;

/** Our own elements: their texts are ours already, and they change with every frame. */
const OWN = ".posture, .posture-planner, [data-testid=posture-grid]";

const ours = new Map<string, (typeof OURS)[keyof typeof OURS]>(
  Object.entries(OURS) as [string, (typeof OURS)[keyof typeof OURS]][],
);

/** The text that Streamlit gives to the help of a field. */
const HELP = /^Help for (.+)$/;

let watching = false;

/** Replaces Streamlit's texts by ours, now and whenever the page changes; watches a page only once. */
export function nameFrame(): void {
  if (watching) return;
  watching = true;
  renamed(document.body);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Element && target.closest(OWN)) continue;
      for (const node of addedNodes) renamed(node);
      if (addedNodes.length === 0) renamed(target);
    }
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...NAMES],
  });
}

function renamed(node: Node): void {
  if (node instanceof Text) renameText(node);
  if (!(node instanceof Element) || node.matches(OWN)) return;
  for (const name of NAMES) {
    const named = ourWords(node.getAttribute(name) ?? "");
    if (named) node.setAttribute(name, named);
  }
  for (const child of node.childNodes) renamed(child);
}

function renameText(text: Text): void {
  const named = ourWords(text.data.trim());
  if (named) text.data = named;
}

/** Our words for a text of Streamlit; "" where it is none, or reads the same: to write it again would be a change to watch. */
function ourWords(theirs: string): string {
  const words = translated(theirs);
  return words === theirs ? "" : words;
}

function translated(theirs: string): string {
  const key = ours.get(theirs);
  if (key) return say(key);
  const label = HELP.exec(theirs)?.[1];
  return label ? say("frame.help", { label }) : "";
}
