/**
 * Cuts a text into words, white space and marks, in order and without a gap. Pure, linear.
 *
 * A word keeps what belongs to it: an apostrophe ("don't"), a hyphen ("state-owned"), the
 * separators of a number ("1,500.25", "10:30") and invisible characters inside it. Dashes set
 * between words do not join them. Scripts written without spaces (Han, kana, Thai and their
 * neighbours) are cut by character. This is a rule of our own and not Intl.Segmenter's, which
 * parts hyphenated words and whose dictionaries differ from one browser or Node to the next:
 * two machines must show the same difference.
 */
import type { Span } from "./text";

export type Token = Span & { readonly kind: "word" | "space" | "mark" };

const UNSPACED = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{Script=${script}}`)
  .join("");
const INVISIBLE = "\\u00AD\\u200B-\\u200D\\u2060\\uFEFF";
const LETTER = `(?:[A-Za-z0-9]|(?![${UNSPACED}])[\\p{L}\\p{N}])`;
const JOINER = "['’‘ʼ′＇\\-‐‑]";

/** In this order: a word, one character of an unspaced script, white space, a mark. */
const TOKEN = new RegExp(
  `(${LETTER}(?:${LETTER}|[\\p{M}${INVISIBLE}]|${JOINER}(?=${LETTER})|(?<=\\p{N})[.,:](?=\\p{N}))*` +
    `|[${UNSPACED}][\\p{M}${INVISIBLE}]*)` +
    `|(\\s+)` +
    `|(?:\\p{Pd}+|\\.{3}|[^][\\p{M}${INVISIBLE}]*)`,
  "gu",
);

/** All tokens of the text; each begins where the one before ends. Spans are UTF-16 units. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const kind = match[1] !== undefined ? "word" : match[2] !== undefined ? "space" : "mark";
    tokens.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
