// Streamlit offers no setting for the texts that it writes around our parts of a page. So we replace them as they come.

import { type Key, say } from "../words/say.ts";
import { groupFileBoxes } from "./file-boxes.ts";
import { nameNotices, nameTables } from "./tables.ts";

/** Texts that Streamlit writes, each long or strange enough to be no name in a plan. */
const TEXTS = {
  "add icon": "frame.other-file",
  "Connection error": "frame.lost",
  "No results": "frame.none",
  "Press Enter to apply": "frame.enter",
  "Skip to main content": "frame.skip",
  "Streamlit server is not responding. Are you connected to the internet?": "frame.unreachable",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "frame.stopped",
  "streamlit run yourscript.py": "frame.restart",
} as const satisfies Record<string, Key>;

/** Names that Streamlit gives to parts of a page, for who does not see them. */
const LABELS = {
  "Add files": "frame.other-file",
  "file upload": "frame.choose-file",
  "App pages": "frame.pages",
  "Choose an option": "frame.choose",
  "Choose options": "frame.choose-several",
  "Clear all": "frame.clear",
  "Clear value": "frame.clear",
  Close: "frame.close",
  Decrement: "frame.less",
  Increment: "frame.more",
  "Link to heading": "frame.heading",
  Notifications: "frame.notices",
  Open: "frame.open",
  "Selected values": "frame.chosen",
} as const satisfies Record<string, Key>;

/** What stands on the button of a box for a file, which a plan may call something too. */
const UPLOAD = "Upload";
const FILES = "[data-testid=stFileUploader] button";

/** Our own elements: their texts are ours already, and they change with every frame. */
const OWN = ".posture, .posture-planner, .posture-band, [data-testid=posture-grid]";

const NAMES = ["aria-label", "placeholder"] as const;

const texts = new Map<string, (typeof TEXTS)[keyof typeof TEXTS]>(entriesOf(TEXTS));
const labels = new Map<string, (typeof LABELS)[keyof typeof LABELS]>(entriesOf(LABELS));

/** What Streamlit puts before the name of a field that has a help text, and of a choice that can be taken back. */
const HELP = /^Help for (.+)$/;
const REMOVE = /^Remove (.+)$/;

/** What Streamlit calls a given file: its size has a unit in English. */
const SIZED = /^(.+), [\d.]+[KMGT]?B$/;

function entriesOf<K extends string, V>(table: Readonly<Record<K, V>>): [string, V][] {
  return Object.entries(table) as [string, V][];
}

let watching = false;

/** Puts our words in the place of Streamlit's, in what is there and in what comes; each component watches a page once. */
export function nameFrame(): void {
  if (watching) return;
  watching = true;
  rename(document.body);
  nameTables();
  groupFileBoxes();
  new MutationObserver((records) => {
    for (const record of records) renameChanged(record);
    if (!records.some(isAround)) return;
    nameTables();
    nameNotices();
    groupFileBoxes();
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: [...NAMES],
  });
}

/** Whether parts of the page came or went, other than in our own elements. */
function isAround({ type, target }: MutationRecord): boolean {
  return type === "childList" && target instanceof Element && !target.closest(OWN);
}

function renameChanged({ type, target, addedNodes }: MutationRecord): void {
  const around = target instanceof Element ? target : target.parentElement;
  if (!around || around.closest(OWN)) return;
  if (type === "attributes") renameLabel(around);
  if (type === "characterData") renameText(target as Text);
  for (const node of addedNodes) rename(node);
}

function rename(node: Node): void {
  if (node instanceof Text) renameText(node);
  if (!(node instanceof Element) || node.matches(OWN)) return;
  renameLabel(node);
  for (const child of node.childNodes) rename(child);
}

function renameText(text: Text): void {
  const theirs = text.data.trim();
  const key = theirs === UPLOAD && text.parentElement?.closest(FILES) ? "frame.choose-file" : texts.get(theirs);
  const words = key ? say(key) : text.data;
  // To write the same again would be a change to watch.
  if (words !== text.data) text.data = words;
}

function renameLabel(element: Element): void {
  for (const name of NAMES) {
    const theirs = element.getAttribute(name);
    const words = theirs && labelOf(theirs);
    if (words && words !== theirs) element.setAttribute(name, words);
  }
}

function labelOf(theirs: string): string {
  const key = labels.get(theirs);
  if (key) return say(key);
  const label = HELP.exec(theirs)?.[1];
  if (label) return say("frame.help", { label });
  const file = SIZED.exec(theirs)?.[1];
  if (file) return file;
  const chosen = REMOVE.exec(theirs)?.[1];
  return chosen ? say("frame.remove", { chosen }) : "";
}
