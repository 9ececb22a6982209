// Which rows of a long list are drawn: those that are seen, some on either side, and the one that the keys are at. Pure.

const BESIDE = 8;

/** Returns the places of the rows to draw, ascending. */
export function drawn(count: number, top: number, height: number, row: number, active: number): number[] {
  const first = Math.max(0, Math.floor(top / row) - BESIDE);
  const last = Math.min(count - 1, Math.ceil((top + height) / row) + BESIDE);
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  if (active >= 0 && active < count && active < first) return [active, ...places];
  return active > last && active < count ? [...places, active] : places;
}

/** Returns how far to scroll so that a row is seen whole. */
export function scrolledTo(place: number, top: number, height: number, row: number): number {
  const at = place * row;
  if (at < top) return at;
  return at + row > top + height ? at + row - height : top;
}
