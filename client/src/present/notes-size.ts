// The size of the notes in the presenter's window, which this browser keeps.

const KEY = "posture-notes-size";
const SIZES: readonly number[] = [0.9, 1.1, 1.25, 1.5, 1.8, 2.2, 2.7];
const USUAL = 1.25;

/** Returns the next larger or smaller size, in em; the same at the end of the sizes. */
export function stepped(size: number, direction: 1 | -1): number {
  return SIZES[SIZES.indexOf(size) + direction] ?? size;
}

/** Returns the size that was kept, in em. */
export function keptSize(): number {
  try {
    const size = Number(localStorage.getItem(KEY));
    return SIZES.includes(size) ? size : USUAL;
  } catch {
    return USUAL;
  }
}

/** Keeps a size. */
export function keepSize(size: number): void {
  try {
    localStorage.setItem(KEY, String(size));
  } catch {
    // Without storage, the notes have their usual size after a reload.
  }
}
