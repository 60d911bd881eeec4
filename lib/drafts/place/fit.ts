/**
 * Fits a claim's words, which changed, into a stretch of the new draft: where they begin and end
 * there, and how much of them is left. Pure; bounded.
 */
import { fitRow } from "@/lib/text/fit";
import type { Likeness } from "@/lib/text/misspelling";
import type { TokenRange } from "@/lib/text/windows";

export type Fit = TokenRange & {
  /** Share of the letters, of quote and place together, that agree: 0–1. */
  readonly similarity: number;
};

export type FitInput = {
  readonly quote: Int32Array;
  readonly text: Int32Array;
  /** Where the drafts' alignment has each of the quote's tokens in the text; -1 for nowhere. */
  readonly aligned: Int32Array;
  /** The stretch to look in. */
  readonly window: TokenRange;
  /** Where the quote must begin or end, going by what stood beside it; null where unknown. */
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly likeness: Likeness;
  /** Length of a token in letters. */
  readonly lengthOf: (id: number) => number;
};

/** Pairs of tokens compared for one fit, at most: 200 words with 250. */
const TABLE_LIMIT = 50_000;
/** What a word costs that only quote or place has; one that both have counts 1 and its letters. */
const GAP = -0.5;

type Pair = { quote: number; text: number; likeness: number };

/**
 * Null where nothing of the quote is left. Where quote and stretch are too long for the table, the
 * words that the drafts' alignment has put there already are all that counts.
 */
export function fitQuote(input: FitInput): Fit | null {
  const { quote, text, window } = input;
  const columns = window.to - window.from;
  if (columns <= 0) return null;
  const pairs =
    quote.length * columns > TABLE_LIMIT ? alignedPairs(input) : bestPairs(input, columns);
  const first = pairs[0];
  const last = pairs.at(-1);
  if (!first || !last) return null;

  // Words at the quote's edges that have no counterpart stand for as many words of the place.
  const missingBefore = first.quote;
  const missingAfter = quote.length - 1 - last.quote;
  const from = edge(first.text, -missingBefore, input.startsAt, window.from);
  const to = edge(last.text + 1, missingAfter, input.endsAt, window.to);
  const lettersOf = (ids: Int32Array) =>
    ids.reduce((letters, id) => letters + input.lengthOf(id), 0);
  const agreeing = pairs.reduce(
    (letters, pair) =>
      letters +
      pair.likeness *
        (input.lengthOf(quote[pair.quote] ?? -1) + input.lengthOf(text[pair.text] ?? -1)),
    0,
  );
  const all = lettersOf(quote) + lettersOf(text.subarray(from, to));
  return { from, to, similarity: all === 0 ? 0 : agreeing / all };
}

/** New words that may have been added at a quote's edge and still be part of the change there. */
const ADDED_AT_EDGE = 2;

function edge(matched: number, missing: number, neighbour: number | null, limit: number): number {
  if (missing === 0) return matched;
  const outwards = Math.sign(missing);
  const between = neighbour === null ? -1 : (neighbour - matched) * outwards;
  if (neighbour !== null && between >= 0 && between <= Math.abs(missing) + ADDED_AT_EDGE) {
    return neighbour;
  }
  const guess = matched + missing;
  return outwards < 0 ? Math.max(limit, guess) : Math.min(limit, guess);
}

function alignedPairs({ aligned, window }: FitInput): Pair[] {
  const pairs: Pair[] = [];
  aligned.forEach((text, quote) => {
    if (text >= window.from && text < window.to) pairs.push({ quote, text, likeness: 1 });
  });
  return pairs;
}

/** The pairs of the best fit that agree or nearly agree, rising. */
function bestPairs({ quote, text, window, likeness, lengthOf }: FitInput, columns: number): Pair[] {
  const likenessAt = (row: number, column: number) =>
    likeness(quote[row] ?? -1, text[window.from + column] ?? -1);
  const { pairs } = fitRow(quote.length, columns, {
    pair: (row, column) => {
      const like = likenessAt(row, column);
      return like === 0 ? 0 : like * (1 + lengthOf(quote[row] ?? -1));
    },
    left: () => GAP,
    passed: () => GAP,
  });
  return pairs.map(({ row, column }) => ({
    quote: row,
    text: window.from + column,
    likeness: likenessAt(row, column),
  }));
}
