// What the size of the window means for a page. Pure. The stylesheets have the same limits of a small one.

/** From which window on, in pixels, everything is drawn larger, and by how much; the largest first. */
const STEPS = [
  { width: 5760, height: 2700, scale: 3 },
  { width: 3840, height: 1800, scale: 2 },
  { width: 2880, height: 1350, scale: 1.5 },
  { width: 1920, height: 880, scale: 1.25 },
] as const;

/** A window below one of these is small: panels then cover the map, instead of standing beside it. */
const SMALL = { width: 700, height: 520 };
/** On a narrower screen, such as an upright tablet, the panel starts folded away. */
const NARROW_PX = 900;

/** Returns by how much a page is drawn larger in a window, so that it is read as well on a large screen. */
export function pageScale(width: number, height: number): number {
  return STEPS.find((step) => width >= step.width && height >= step.height)?.scale ?? 1;
}

/** Returns which parts of a page stand open at first in a window. */
export function openAtFirst(width: number, height: number): { panel: boolean; chart: boolean; legend: boolean } {
  const small = width <= SMALL.width || height <= SMALL.height;
  return { panel: width >= NARROW_PX && !small, chart: !small, legend: !small };
}
