// Keys for undo and redo on the sections of the page Plan that have no grid: they press the buttons there.

const BUTTONS = { undo: ".st-key-posture-undo button", redo: ".st-key-posture-redo button" } as const;

/** Where a key belongs to what is typed, or to a part of ours that has keys of its own. */
const TYPING = [
  "input",
  "textarea",
  "select",
  "[contenteditable]",
  "[data-testid=posture-grid]",
  ".posture",
  ".posture-orbat",
].join();

let watching = false;

/** Presses the buttons for undo and redo when their keys are typed outside every field; a page watches once. */
export function watchSteps(): void {
  if (watching) return;
  watching = true;
  document.addEventListener("keydown", (event) => {
    const step = stepOf(event);
    if (!step || (event.target instanceof Element && event.target.closest(TYPING))) return;
    const button = document.querySelector<HTMLButtonElement>(BUTTONS[step]);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
  });
}

/** Returns the step that a key means; null for any other key. */
export function stepOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): keyof typeof BUTTONS | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
}
