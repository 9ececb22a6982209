// What the server sends, taken in or refused; what is refused is told on the page.

import { ContractError } from "../contract/arrival.ts";
import { say } from "../words/say.ts";

/** Reads what Streamlit hands over, JSON as text; what is not by the contract is told, and null. */
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

/** Returns what tells a text at the end of an element; "" takes it back. */
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
