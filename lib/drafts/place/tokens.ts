/**
 * A draft's words and signs as numbers, the same for both drafts: case and typography let go, so
 * that two tokens have one number exactly where a reader sees the same word. Pure, linear.
 */
import type { Span } from "@/lib/text/text";
import { foldedTokens, type FoldedTokens } from "@/lib/text/tokens";
import type { TokenRange } from "@/lib/text/windows";

export type Tokens = FoldedTokens & {
  /** The vocabulary's number of each token. */
  readonly ids: Int32Array;
};

/** @param number numbers words; both drafts share it. */
export function numberedTokens(original: string, number: (word: string) => number): Tokens {
  const tokens = foldedTokens(original, { case: true });
  return { ...tokens, ids: Int32Array.from(tokens.keys, number) };
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

const ENDS_SENTENCE: ReadonlySet<string | undefined> = new Set([
  ".",
  "!",
  "?",
  "...",
  "。",
  "！",
  "？",
]);
const CLOSES = new Set(["'", '"', ")", "]", "」", "』"]);

/** Whether a range is whole sentences or paragraphs, going by the signs at its edges. */
export function isPassage(tokens: Tokens, range: TokenRange): boolean {
  return isBorder(tokens, range.from) && isBorder(tokens, range.to);
}

/** Whether a sentence or paragraph ends before the token. */
export function isBorder({ keys, starts, ends, folded, original }: Tokens, at: number): boolean {
  if (at <= 0 || at >= keys.length) return true;
  const gapStart = folded.spanToOriginal({ start: ends[at - 1] ?? 0, end: starts[at] ?? 0 });
  if (original.slice(gapStart.start, gapStart.end).includes("\n\n")) return true;
  const last = CLOSES.has(keys[at - 1] ?? "") ? keys[at - 2] : keys[at - 1];
  return ENDS_SENTENCE.has(last);
}
