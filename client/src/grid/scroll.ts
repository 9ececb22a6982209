// Scrolls a cell into view.

/** Scrolls a cell out from under the columns that stay, and into the table. */
export function scrollSideways(element: HTMLElement): void {
  const holder = element.closest<HTMLElement>(".tabulator-tableholder");
  if (!holder || element.classList.contains("tabulator-frozen")) return;
  const frozen = [...(element.parentElement?.querySelectorAll<HTMLElement>(".tabulator-frozen") ?? [])].filter(
    (one) => getComputedStyle(one).position === "sticky",
  );
  const [box, view] = [element.getBoundingClientRect(), holder.getBoundingClientRect()];
  const left = Math.max(view.left, ...frozen.map((one) => one.getBoundingClientRect().right));
  const right = view.left + holder.clientWidth;
  if (box.left < left) holder.scrollLeft += box.left - left;
  else if (box.right > right) holder.scrollLeft += Math.min(box.right - right, box.left - left);
}
