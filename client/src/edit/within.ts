// Whether a row can end at an instant, so that a second one begins then. Pure.

/** Tells whether an instant is within a period, so that a row may end there and a second one begin. */
export function isWithin(t: number, from: number | null, until: number | null): boolean {
  return (from === null || from < t) && (until === null || t < until);
}
