/**
 * Cuts a draft into the tokens by which drafts are aligned: words and single signs, folded
 * (typography, case, white space), so that two tokens are the same number exactly where a reader
 * sees the same word. Pure, linear. White space is no token; scripts that set no spaces between
 * words (Chinese, Japanese, Thai …) give a token for every character.
 */
import { foldTypography, type Folded } from "@/lib/text/fold";
import type { Span } from "@/lib/text/text";

/** Numbers for tokens, the same for both drafts. */
export type Vocabulary = {
  readonly numbers: Map<string, number>;
  readonly words: string[];
};

/** Half-open range of token indexes. */
export type TokenRange = { readonly from: number; readonly to: number };

export type Tokens = {
  readonly original: string;
  readonly folded: Folded;
  /** The vocabulary's number of each token. */
  readonly ids: Int32Array;
  /** Where each token stands in the folded text, UTF-16 units, half-open. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

const UNSPACED =
  "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";

/** An unspaced character, a number with its separators, a word with inner apostrophes, a sign. */
const TOKEN = new RegExp(
  `[${UNSPACED}]\\p{M}*` +
    "|\\p{N}+(?:[.,]\\p{N}+)*" +
    `|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+(?:'(?:(?![${UNSPACED}])[\\p{L}\\p{M}])+)*` +
    "|[^ ]",
  "gu",
);

export function newVocabulary(): Vocabulary {
  return { numbers: new Map(), words: [] };
}

export function tokenise(original: string, vocabulary: Vocabulary): Tokens {
  const folded = foldTypography(original, { case: true });
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of folded.text.matchAll(TOKEN)) {
    const word = match[0];
    let id = vocabulary.numbers.get(word);
    if (id === undefined) {
      id = vocabulary.words.length;
      vocabulary.numbers.set(word, id);
      vocabulary.words.push(word);
    }
    ids.push(id);
    starts.push(match.index);
    ends.push(match.index + word.length);
  }
  return {
    original,
    folded,
    ids: Int32Array.from(ids),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  };
}

/** The tokens that a range of the original touches; empty where it holds only white space. */
export function tokensAt(tokens: Tokens, span: Span): TokenRange {
  const { start, end } = tokens.folded.spanToFolded(span);
  const from = firstWhere(tokens.ends, (tokenEnd) => tokenEnd > start);
  const to = firstWhere(tokens.starts, (tokenStart) => tokenStart >= end);
  return { from, to: Math.max(from, to) };
}

/** The first index that the test holds for; the test never goes back to false. */
function firstWhere(values: Int32Array, test: (value: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(values[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const ENDS_SENTENCE = new Set([".", "!", "?", "。", "！", "？"]);
const CLOSES = new Set(["'", '"', ")", "]", "」", "』"]);

/** Whether a range is whole sentences or paragraphs, going by the signs at its edges. */
export function isPassage(tokens: Tokens, range: TokenRange): boolean {
  return isBorder(tokens, range.from) && isBorder(tokens, range.to);
}

/** Whether a sentence or paragraph ends before the token. */
export function isBorder({ ids, starts, ends, folded, original }: Tokens, at: number): boolean {
  if (at <= 0 || at >= ids.length) return true;
  const gapStart = folded.spanToOriginal({ start: ends[at - 1] ?? 0, end: starts[at] ?? 0 });
  if (original.slice(gapStart.start, gapStart.end).includes("\n\n")) return true;
  const sign = (before: number) =>
    folded.text.slice(starts[at - before] ?? 0, ends[at - before] ?? 0);
  const last = CLOSES.has(sign(1)) ? sign(2) : sign(1);
  return ENDS_SENTENCE.has(last);
}
