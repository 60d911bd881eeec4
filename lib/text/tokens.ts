/**
 * Cuts a text into words, white space and marks, in order and without a gap. Pure, linear.
 *
 * A word keeps what belongs to it: an apostrophe ("don't"), a hyphen ("state-owned", unless words
 * are to be parted there), the separators of a number ("1,500.25", "10:30") and invisible
 * characters inside it. Dashes set between words do not join them. Scripts written without spaces
 * (Han, kana, Thai and their neighbours) are cut by character. This is a rule of our own and not
 * Intl.Segmenter's, which parts hyphenated words and whose dictionaries differ from one browser or
 * Node to the next: two machines must show the same difference.
 */
import { foldTypography, type Folded, type FoldOptions } from "./fold";
import type { Span } from "./text";

export type Token = Span & { readonly kind: "word" | "space" | "mark" };

const UNSPACED = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{Script=${script}}`)
  .join("");
const INVISIBLE = "\\u00AD\\u200B-\\u200D\\u2060\\uFEFF";
const LETTER = `(?:[A-Za-z0-9]|(?![${UNSPACED}])[\\p{L}\\p{N}])`;
const APOSTROPHES = "'’‘ʼ′＇";
const HYPHENS = "\\-‐‑";

/** In this order: a word, one character of an unspaced script, white space, a mark. */
function tokenPattern(joiners: string): RegExp {
  return new RegExp(
    `(${LETTER}(?:${LETTER}|[\\p{M}${INVISIBLE}]|[${joiners}](?=${LETTER})|(?<=\\p{N})[.,:](?=\\p{N}))*` +
      `|[${UNSPACED}][\\p{M}${INVISIBLE}]*)` +
      `|(\\s+)` +
      `|(?:\\p{Pd}+|\\.{3}|[^][\\p{M}${INVISIBLE}]*)`,
    "gu",
  );
}

const PATTERNS = {
  join: tokenPattern(APOSTROPHES + HYPHENS),
  part: tokenPattern(APOSTROPHES),
};

export type TokenOptions = {
  /** Whether a hyphen joins words into one, or parts them and is a mark itself. Default `join`. */
  readonly hyphens?: "join" | "part";
};

/** All tokens of the text; each begins where the one before ends. Spans are UTF-16 units. */
export function tokensOf(text: string, { hyphens = "join" }: TokenOptions = {}): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PATTERNS[hyphens])) {
    const kind = match[1] !== undefined ? "word" : match[2] !== undefined ? "space" : "mark";
    tokens.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** A text's words and marks, as two texts are compared by them. */
export type FoldedTokens = {
  readonly original: string;
  readonly folded: Folded;
  /** Each as it stands in the folded text, from its start to its end. */
  readonly keys: readonly string[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/**
 * Words, parted at hyphens so that a dash set without spaces makes no other word of two, and marks;
 * without white space, and folded, so that two are the same where a reader sees the same word.
 */
export function foldedTokens(original: string, options: FoldOptions = {}): FoldedTokens {
  const folded = foldTypography(original, options);
  const tokens = tokensOf(folded.text, { hyphens: "part" }).filter(({ kind }) => kind !== "space");
  return {
    original,
    folded,
    keys: tokens.map(({ start, end }) => folded.text.slice(start, end)),
    starts: Int32Array.from(tokens, ({ start }) => start),
    ends: Int32Array.from(tokens, ({ end }) => end),
  };
}
