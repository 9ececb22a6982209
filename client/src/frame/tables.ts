// Streamlit paints its tables on a canvas, with rows beside it for who does not see them. We give each a name and its keys.

import { say } from "../words/say.ts";

const GRIDS = "[data-testid=stDataFrame] table[role=grid]";
const CAPTIONS = "[data-testid=stCaptionContainer], [data-testid=stHeading]";

let captions = 0;

/** Names each table by the line above it, and says which keys move in it and choose a row. */
export function nameTables(): void {
  for (const grid of document.querySelectorAll(GRIDS)) {
    const above = [...document.querySelectorAll(CAPTIONS)].filter((one) => isBefore(one, grid)).at(-1);
    if (!above) continue;
    if (!above.id) {
      captions += 1;
      above.id = `posture-caption-${captions}`;
    }
    if (grid.getAttribute("aria-labelledby") === above.id) continue;
    grid.setAttribute("aria-labelledby", above.id);
    grid.setAttribute("aria-description", say("frame.table"));
  }
}

/** Names the messages that come and go at the edge of a page. */
export function nameNotices(): void {
  for (const notice of document.querySelectorAll(".stToast:not([aria-label])")) {
    notice.setAttribute("aria-label", say("frame.notices"));
  }
}

function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
