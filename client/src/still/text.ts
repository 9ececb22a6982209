// Breaks text into lines. Pure.

import { type Measure, readFont } from "./font.ts";

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const LETTER = /\p{L}/u;

/** Tells whether a text runs from right to left, by its first letter. */
export function isRightToLeft(text: string): boolean {
  const first = LETTER.exec(text);
  return first !== null && RTL.test(first[0]);
}

/** Breaks a text into lines of at most a width in pixels, at spaces, and inside a word only where it must. */
export function wrapped(text: string, widthPx: number, font: string, measure: Measure): string[] {
  const read = readFont(font);
  const fits = (line: string) => measure(line, read) <= widthPx;
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    let line = "";
    for (const word of paragraph.split(/\s+/).flatMap((w) => pieces(w, fits))) {
      const longer = line ? `${line} ${word}` : word;
      if (line && !fits(longer)) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}

function pieces(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const found: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece && !fits(piece + letter)) {
      found.push(piece);
      piece = letter;
    } else piece += letter;
  }
  return [...found, piece];
}

/** Returns at most so many lines; the last one then says that there is more. */
export function cutTo(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  const kept = lines.slice(0, most);
  return kept.map((line, i) => (i === most - 1 ? `${line.slice(0, -1).trimEnd()}…` : line));
}
