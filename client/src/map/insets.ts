// How much of each edge of the map something covers. Pure.

/** How many pixels of each edge of the map something covers. */
export interface Insets {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Which share of a side panels may take: in less room than the rest, nothing is shown well. */
const MOST = 0.6;

/** Returns insets that leave room on a screen, made smaller in step where they would not. */
export function roomyInsets(insets: Insets, screen: { width: number; height: number }): Insets {
  const across = share(insets.left + insets.right, screen.width);
  const down = share(insets.top + insets.bottom, screen.height);
  return {
    left: insets.left * across,
    right: insets.right * across,
    top: insets.top * down,
    bottom: insets.bottom * down,
  };
}

function share(covered: number, side: number): number {
  const most = side * MOST;
  return covered > most ? most / covered : 1;
}
