// Fonts of the pictures that the server makes. Pure.

/** The fonts that the server's pictures embed. They replace every font that a painter sets. */
export const FONTS = "Arimo, 'Noto Sans Arabic'";

/** The font of a text, without its family. */
export interface Font {
  sizePx: number;
  weight: number;
  italic: boolean;
}

/** Returns the width of a text in pixels. */
export type Measure = (text: string, font: Font) => number;

/** Reads weight, slant and size of a canvas font. */
export function readFont(text: string): Font {
  const size = /([\d.]+)px/.exec(text);
  const weight = /\b([1-9]00)\b/.exec(text);
  return { sizePx: Number(size?.[1] ?? 10), weight: Number(weight?.[1] ?? 400), italic: /\bitalic\b/.test(text) };
}
