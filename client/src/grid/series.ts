// How a few texts go on: as the same texts again, or as a series of numbered ids, texts, whole numbers or instants. Pure.

const INSTANT = /^([DH])\s?([+\-\u2212])\s?(\d{1,6})$/i;
const NUMBERED = /^(.*?)(\d{1,9})$/s;
const IN_SERIES = ["id", "text", "whole", "instant"];

interface Place {
  stem: string;
  number: number;
  /** The least number of digits. */
  width: number;
}

/** Returns the texts that follow: a series if two or more show a step, else the same again. `flip` turns this round. */
export function continued(texts: readonly string[], count: number, kind: string, flip: boolean): string[] {
  const places = texts.map((text) => placeOf(text, kind));
  const step = stepOf(places);
  const series = (step !== null) !== flip ? (step ?? loneStep(places)) : null;
  const last = places.at(-1);
  return Array.from({ length: count }, (_, i) => {
    const number = series !== null && last ? last.number + series * (i + 1) : null;
    const next = number === null || !last ? null : written({ ...last, number }, kind);
    return next ?? texts[i % texts.length] ?? "";
  });
}

/** Returns an id as it is if it is free, else the next one that is: with a higher number at its end. */
export function freeId(text: string, taken: ReadonlySet<string>): string {
  const place = placeOf(text, "id") ?? { stem: `${text}-`, number: 1, width: 1 };
  let free = text;
  for (let { number } = place; taken.has(free); number += 1) free = written({ ...place, number }, "id") ?? free;
  return free;
}

function placeOf(text: string, kind: string): Place | null {
  if (!IN_SERIES.includes(kind)) return null;
  if (kind !== "instant") {
    const [, stem = "", digits] = NUMBERED.exec(text) ?? [];
    return digits === undefined ? null : { stem, number: Number(digits), width: digits[0] === "0" ? digits.length : 1 };
  }
  const [, letter = "", sign, digits] = INSTANT.exec(text.trim()) ?? [];
  return digits === undefined ? null : { stem: letter, number: Number(digits) * (sign === "+" ? 1 : -1), width: 1 };
}

/** Returns the step between all neighbours; null if there is none, or not one. */
function stepOf(places: readonly (Place | null)[]): number | null {
  const steps = places.slice(1).map((place, i) => {
    const before = places[i];
    return place && before?.stem === place.stem ? place.number - before.number : 0;
  });
  const [first = 0] = steps;
  return first !== 0 && steps.every((step) => step === first) ? first : null;
}

function loneStep(places: readonly (Place | null)[]): number | null {
  return places.length === 1 && places[0] ? 1 : null;
}

/** Returns the text of a place; null if there is none: only an instant may be below zero. */
function written({ stem, number, width }: Place, kind: string): string | null {
  if (kind === "instant") return `${stem}${number < 0 ? "-" : "+"}${Math.abs(number)}`;
  return number < 0 ? null : stem + String(number).padStart(width, "0");
}
