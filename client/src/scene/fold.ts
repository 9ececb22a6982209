// Texts as a search compares them: without case and accents. Pure.

/** Letters that Unicode does not take apart, and signs that people type in several ways. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ħ: "h",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ð: "d",
  "’": "'",
  ʼ: "'",
};
const ASCII = /^[ -~]*$/;

/** Returns a text in small letters without accents: Łódź becomes lodz. */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[łøđħıßæœþð’ʼ]/g, (letter) => PLAIN[letter] ?? letter);
}

/** Tells whether a word of a text begins with a folded text; that may have several words. */
export function wordBegins(text: string, wanted: string): boolean {
  const all = ` ${words(text)}`;
  const begin = words(wanted);
  return begin !== "" && all.includes(` ${begin}`);
}

function words(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
