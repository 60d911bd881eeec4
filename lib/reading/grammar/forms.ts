/**
 * What the tagger and parser see of a token: its form with typographic variants made one, and
 * hashes of the pieces of it that tell a word's class. Pure.
 */
import { hashText } from "./hash";

/** All double quotation marks alike, all apostrophes alike, all dashes alike. */
export function normalForm(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text === "``" || text === "''" ? '"' : text;
  const plain = text
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛ʼ′＇]/g, "'")
    .replace(/[‐‑]/g, "-")
    .replace(/[–—―−]/g, "–")
    .replace(/…/g, "...");
  return plain === "''" ? '"' : plain;
}

/** Capitals, digits and the rest as one letter each, runs shortened: "McKay-7" is "XxXx-d". */
export function shapeOf(form: string): string {
  let shape = "";
  let last = "";
  let run = 0;
  for (const char of form) {
    const kind = /\p{Lu}/u.test(char)
      ? "X"
      : /\p{L}/u.test(char)
        ? "x"
        : /\p{N}/u.test(char)
          ? "d"
          : char;
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= 2) shape += kind;
  }
  return shape;
}

/** The word as a dictionary would list it: small letters, every digit alike. */
export function wordOf(form: string): string {
  return form.toLowerCase().replace(/\p{N}/gu, "0");
}

/** Hashes of a token's form, made once and used by all features. */
export type FormHashes = {
  /** The word itself, as a dictionary would list it. */
  readonly text: string;
  readonly word: number;
  readonly form: number;
  readonly shape: number;
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
};

const seen = new Map<string, FormHashes>();
/** Words kept in memory; a text's own words come again and again. */
const REMEMBERED = 20_000;

/** `form` in its normal form. */
export function hashesOf(form: string): FormHashes {
  const known = seen.get(form);
  if (known) return known;
  const text = wordOf(form);
  const hashes = {
    text,
    word: hashText(text),
    form: hashText(form),
    shape: hashText(shapeOf(form)),
    prefixes: [1, 2, 3].map((length) => hashText(text.slice(0, length))),
    suffixes: [1, 2, 3, 4, 5].map((length) => hashText(text.slice(-length))),
  };
  if (seen.size >= REMEMBERED) seen.clear();
  seen.set(form, hashes);
  return hashes;
}
