// Sentences for people: from a key and its values to the sentence in the language of the page. Pure.

import type { Words } from "../contract/types.ts";
import { ENGLISH } from "./english.ts";

type Catalogue = typeof ENGLISH;

/** A key of the catalogue. */
export type Key = keyof Catalogue;

type Message = string | { readonly [category: string]: string };

type Named<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;

type Placed<T extends string> = T extends `${string}<${infer Name}/>${infer Rest}` ? Name | Placed<Rest> : never;

type Texts<M> = M extends string ? M : M[keyof M];

/** Names of the values of a key's message; `count` decides between plural forms. */
type Names<K extends Key> = Named<Texts<Catalogue[K]> & string> | (Catalogue[K] extends string ? never : "count");

type Values<K extends Key> = { readonly [name in Names<K>]: string | number };

type Given<K extends Key> = [Names<K>] extends [never] ? [] : [values: Values<K>];

/** Locales of the languages that a page may be in. */
const LOCALES: Readonly<Record<string, string>> = { en: "en-GB", qps: "en-GB" };

const VALUE = /\{(\w+)\}/g;
const PLACE = /<(\w+)\/>/;

interface Spoken {
  texts: Readonly<Record<string, Message>>;
  plural: Intl.PluralRules;
  whole: Intl.NumberFormat;
}

function spokenIn(language: string, texts: Readonly<Record<string, Message>>): Spoken {
  const locale = LOCALES[language] ?? "en-GB";
  return {
    texts,
    plural: new Intl.PluralRules(locale),
    whole: new Intl.NumberFormat(locale),
  };
}

let spoken: Spoken | null = null;

/** Returns the language in use. It is made on first use: V8 on the server knows no locales while its script loads. */
function inUse(): Spoken {
  spoken ??= spokenIn("en", ENGLISH);
  return spoken;
}

/** Uses the texts of another language from now on; English if none are given. */
export function speak(words: Words | undefined): void {
  spoken = words ? spokenIn(words.language, words.texts) : null;
}

/** Returns the sentence of a key with its values, in the language of the page. */
export function say<K extends Key>(key: K, ...given: Given<K>): string {
  return filled(templateOf(key, given[0] ?? {}), given[0] ?? {});
}

/** Returns the sentence of a key as a list of texts and parts; each part replaces a `<name/>` of the message. */
export function sayWith<K extends Key, Part>(
  key: K,
  parts: { readonly [name in Placed<Texts<Catalogue[K]> & string>]: Part },
  values: Values<K>,
): (string | Part)[] {
  const pieces = templateOf(key, values).split(PLACE);
  const known = parts as Readonly<Record<string, Part>>;
  return pieces.flatMap((piece, i): readonly (string | Part)[] => {
    if (i % 2 === 0) return piece ? [filled(piece, values)] : [];
    const part = known[piece];
    return part === undefined ? [] : [part];
  });
}

function templateOf(key: Key, values: Readonly<Record<string, string | number>>): string {
  const message: Message = inUse().texts[key] ?? ENGLISH[key];
  if (typeof message === "string") return message;
  return message[inUse().plural.select(Math.abs(Number(values.count)))] ?? message.other ?? key;
}

function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  if (!template.includes("{")) return template;
  return template.replace(VALUE, (_, name: string) => shown(name, values[name]));
}

function shown(name: string, value: string | number | undefined): string {
  return name === "count" && typeof value === "number" ? grouped(value) : String(value);
}

/** Returns a whole number with the digit groups of the page's language. */
export function grouped(count: number): string {
  return inUse().whole.format(count);
}
