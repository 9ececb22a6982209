// Streamlit calls a box for a file a mere picture, and names it all the same. We say that it is a group of fields.

const BOXES = "[data-testid=stFileUploaderDropzone][role=presentation]";

/** Makes groups of the boxes that take a file. */
export function groupFileBoxes(): void {
  for (const box of document.querySelectorAll(BOXES)) box.setAttribute("role", "group");
}
