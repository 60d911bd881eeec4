/**
 * How alike two words are by their letters: one misspelt, or another. A number is never nearly the
 * same as another. Pure; bounded.
 */

/** How alike two words are, by their numbers, 0–1; 0 where they are not one word misspelt. */
export type Likeness = (one: number, other: number) => number;

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

/** The likeness of a vocabulary's words, each pair of them compared once. */
export function misspellings(words: readonly string[]): Likeness {
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
export function editDistance(one: string, other: string, most: number): number {
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
