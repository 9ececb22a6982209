// Arrow keys between a find box and its hits.

const STOPS = "input[type=search], [data-hit]";
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Moves the focus from the find box to its hits, and from hit to hit. */
export function onArrow(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const { currentTarget: list, target } = event;
  if (!step || !(list instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  const stops = [...list.querySelectorAll<HTMLElement>(STOPS)];
  const at = stops.indexOf(target);
  if (at < 0) return;
  event.preventDefault();
  stops[at + step]?.focus();
}
