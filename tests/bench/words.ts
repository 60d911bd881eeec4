/** Words for the bench's made-up claims, and a random source that gives the same ones each time. */

export type Random = {
  /** 0 ≤ x < 1 */
  next: () => number;
  /** 0 ≤ whole number < limit */
  below: (limit: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  /** Small numbers often, large ones rarely: how words, sources and tags are really used. */
  skewed: (limit: number) => number;
};

/** mulberry32: small, fast and the same on every machine. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error("Nothing to pick from.");
    return item;
  };
  const skewed = (limit: number) => Math.min(limit - 1, Math.floor(limit ** next() - 1));
  return { next, below, pick, skewed };
}

const ONSETS = ["b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p"];
const MORE_ONSETS = ["pl", "r", "s", "sh", "st", "t", "tr", "v", "w", "z"];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
const CODAS = ["", "", "l", "m", "n", "nd", "r", "rt", "s", "st", "t", "x"];

/** Pronounceable words, each once. */
export function makeWords(count: number, source: Random): string[] {
  const words = new Set<string>();
  const onsets = [...ONSETS, ...MORE_ONSETS];
  while (words.size < count) {
    const syllables = 1 + source.below(3);
    let word = "";
    for (let index = 0; index < syllables; index += 1) {
      word += source.pick(onsets) + source.pick(VOWELS) + source.pick(CODAS);
    }
    words.add(word);
  }
  return [...words];
}

export const SUBJECTS = [
  "The ministry",
  "The company",
  "A contractor",
  "The regulator",
  "Two officials",
  "The hospital trust",
  "The ferry operator",
  "A former employee",
  "The spokeswoman",
  "The files",
  "An auditor",
  "The council",
] as const;

export const VERBS = [
  "said",
  "appeared to approve",
  "denied",
  "may have known of",
  "paid for",
  "was told about",
  "published",
  "did not answer questions about",
  "was among the targets of",
  "received £2.4m for",
  "delayed",
  "signed off",
] as const;

export const FILLERS = ["the", "of", "in", "and", "to", "a", "for", "on", "by", "with"] as const;
