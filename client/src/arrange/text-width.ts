// The room that a text may need, the same in every host: fonts differ, an arrangement must not. Pure.

/** Widths in parts of the font's size; each is at least that of the widest of the map's fonts, in bold. */
const CLASSES: readonly (readonly [string, number])[] = [
  ["iljI.,:;'|! ", 0.38],
  ['-()[]/frt"*', 0.48],
  ["mwMW@%&—…", 1.08],
];
const DIGIT_EM = 0.7;
const SMALL_EM = 0.7;
const CAPITAL_EM = 0.79;
const OTHER_EM = 1;
const widths = new Map<string, number>(CLASSES.flatMap(([text, em]) => [...text].map((one) => [one, em] as const)));

/** Returns the most pixels that a text needs in a font of a size. */
export function textWidth(text: string, sizePx: number): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return em * sizePx;
}

function emOf(character: string): number {
  return widths.get(character) ?? classEm(character);
}

function classEm(character: string): number {
  if (character >= "0" && character <= "9") return DIGIT_EM;
  if (character >= "a" && character <= "z") return SMALL_EM;
  if (character >= "A" && character <= "Z") return CAPITAL_EM;
  return character < "\u0530" ? CAPITAL_EM : OTHER_EM;
}

/** Returns a text that needs at most a width; a text that is cut ends in an ellipsis. */
export function fitted(text: string, sizePx: number, width: number): string {
  if (textWidth(text, sizePx) <= width) return text;
  let [kept, em] = ["", 0];
  for (const character of text) {
    em += emOf(character);
    if ((em + emOf("…")) * sizePx > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
