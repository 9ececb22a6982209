// Takes what the server sends, or refuses it and says so on the page.

import { ContractError } from "../contract/arrival.ts";
import { say } from "../words/say.ts";

/** Reads JSON from Streamlit; returns null, and tells the viewer, if it does not match the contract. */
export function arrived<T>(data: string, read: (data: unknown) => T, tell: (text: string) => void): T | null {
  try {
    const found = read(JSON.parse(data));
    tell("");
    return found;
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    console.error(error);
    tell(say("arrival.other-version"));
    return null;
  }
}

/** Returns a function that shows a text at the end of an element; an empty text removes it. */
export function noticeIn(parent: HTMLElement): (text: string) => void {
  return (text) => {
    parent.querySelector(":scope > .posture-notice")?.remove();
    if (!text) return;
    const notice = document.createElement("p");
    notice.className = "posture-notice";
    notice.setAttribute("role", "alert");
    notice.textContent = text;
    parent.append(notice);
  };
}
