/**
 * Fits a quote whose words changed into a stretch of the new draft: where it begins and ends
 * there, and how much of it is left. Pure; the table is bounded.
 *
 * It is the alignment of Needleman and Wunsch (1970) over words, with free ends in the stretch
 * (Sellers 1980), and words that differ by a slip of the keyboard count as nearly the same. A
 * number is never nearly the same as another.
 */
import type { TokenRange } from "./tokens";

/** How alike two tokens are, 0–1; 0 where they are not one word misspelt. */
export type Likeness = (oldId: number, newId: number) => number;

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

/** The pairs of the best alignment that agree or nearly agree, rising. */
function bestPairs({ quote, text, window, likeness, lengthOf }: FitInput, columns: number): Pair[] {
  const width = columns + 1;
  const scores = new Float32Array((quote.length + 1) * width);
  const score = (row: number, column: number) => scores[row * width + column] ?? 0;
  const pairScore = (row: number, column: number) => {
    const oldId = quote[row - 1] ?? -1;
    const like = likeness(oldId, text[window.from + column - 1] ?? -1);
    return like === 0 ? 0 : like * (1 + lengthOf(oldId));
  };
  for (let row = 1; row <= quote.length; row += 1) {
    scores[row * width] = row * GAP;
    for (let column = 1; column <= columns; column += 1) {
      scores[row * width + column] = Math.max(
        score(row - 1, column - 1) + pairScore(row, column),
        score(row - 1, column) + GAP,
        score(row, column - 1) + GAP,
      );
    }
  }
  let column = 0;
  for (let end = 1; end <= columns; end += 1) {
    if (score(quote.length, end) > score(quote.length, column)) column = end;
  }
  const pairs: Pair[] = [];
  for (let row = quote.length; row > 0 && column > 0;) {
    const here = score(row, column);
    const gained = Math.fround(score(row - 1, column - 1) + pairScore(row, column));
    if (here === gained) {
      const like = likeness(quote[row - 1] ?? -1, text[window.from + column - 1] ?? -1);
      if (like > 0) pairs.push({ quote: row - 1, text: window.from + column - 1, likeness: like });
      row -= 1;
      column -= 1;
    } else if (here === Math.fround(score(row - 1, column) + GAP)) row -= 1;
    else column -= 1;
  }
  return pairs.reverse();
}

/** Of the letters, that many at least must agree for a word to count as misspelt. */
const LEAST_LIKENESS = 0.6;
/** And no more than this many may be wrong, missing, added or swapped. */
const MOST_SLIPS = 3;
const LONGEST_WORD = 40;
/**
 * Pairs of different words compared letter by letter for one pair of drafts. 400 claims in 21,000
 * words, a quarter of them changed and all paragraphs moved, need 17,000. Pairs after that count
 * as unlike.
 */
const MOST_COMPARED = 300_000;

/** Likeness of a vocabulary's words, each pair of them compared once. */
export function likenessOf(words: readonly string[]): Likeness {
  const letters = Int32Array.from(words, lettersOf);
  const known = new Map<number, number>();
  const compare = (one: string, other: string, slips: number): number => {
    if (/\p{N}/u.test(one) || /\p{N}/u.test(other)) return 0;
    const distance = editDistance(one, other, slips);
    return distance > slips ? 0 : 1 - distance / Math.max(one.length, other.length);
  };
  return (oldId, newId) => {
    if (oldId === newId) return 1;
    const one = words[oldId] ?? "";
    const other = words[newId] ?? "";
    const longer = Math.max(one.length, other.length);
    if (longer < 3 || longer > LONGEST_WORD) return 0;
    const slips = Math.min(MOST_SLIPS, Math.floor(longer * (1 - LEAST_LIKENESS)));
    if (Math.abs(one.length - other.length) > slips) return 0;
    // A slip changes two of the letters that occur at most: most pairs need no closer look.
    if (countBits((letters[oldId] ?? 0) ^ (letters[newId] ?? 0)) > 2 * slips) return 0;
    const key = oldId * 0x4000000 + newId;
    let like = known.get(key);
    if (like === undefined) {
      if (known.size >= MOST_COMPARED) return 0;
      like = compare(one, other, slips);
      known.set(key, like);
    }
    return like;
  };
}

/** A bit for each letter that occurs in the word; letters beyond 32 share bits. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/**
 * Damerau–Levenshtein (optimal string alignment), looked for among those of at most `most` slips:
 * then no letter is further than that from its counterpart. More than `most` where there are more.
 */
function editDistance(one: string, other: string, most: number): number {
  const width = other.length + 1;
  const unknown = most + 1;
  let beforeLast = new Uint8Array(width);
  let last = Uint8Array.from({ length: width }, (_, index) => Math.min(index, unknown));
  let row = new Uint8Array(width);
  for (let i = 1; i <= one.length; i += 1) {
    const from = Math.max(1, i - most);
    const to = Math.min(other.length, i + most);
    row.fill(unknown);
    if (i <= most) row[0] = i;
    for (let j = from; j <= to; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row[j] = Math.min(best, unknown);
    }
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[other.length] ?? unknown;
}
