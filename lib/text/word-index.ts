/**
 * The words of a text as numbers: what each is, what it comes from and how much it counts, so
 * that passages can be compared without looking at a letter again. Pure, linear. English stems,
 * roughly; a text in another language is compared by its words alone.
 */
import { numberer } from "./align";
import { negations, withoutNegatingPrefix } from "./negations";
import { isWord } from "./quote/parts";
import { windowFinder } from "./windows";

/** Words of a text, ready to be searched again and again. */
export type WordIndex = {
  /** The unit (quote-parts.ts) that each word is. */
  readonly units: Int32Array;
  readonly words: Int32Array;
  readonly stems: Int32Array;
  /** What each word counts: its letters, but next to nothing for a negation. */
  readonly weights: Float64Array;
  readonly isNumber: Uint8Array;
  readonly number: (word: string) => number;
  /** Finds where many of some stems stand together. */
  readonly windows: ReturnType<typeof windowFinder>;
};

/**
 * @param keys the units of a text, folded for typography.
 * @param number what numbers words; two texts are compared by sharing it.
 */
export function indexWords(keys: readonly string[], number = numberer()): WordIndex {
  // A text of 20,000 words has some 4,000 different ones, and each is looked at once.
  const known = new Map<string, ReturnType<typeof describeWord> | null>();
  const units: number[] = [];
  const described: Array<ReturnType<typeof describeWord>> = [];
  keys.forEach((key, unit) => {
    let word = known.get(key);
    if (word === undefined) {
      word = isWord(key) ? describeWord(key.toLowerCase(), number) : null;
      known.set(key, word);
    }
    if (!word) return;
    units.push(unit);
    described.push(word);
  });
  const stems = Int32Array.from(described, ({ stem }) => stem);
  const weights = Float64Array.from(described, ({ weight }) => weight);
  return {
    units: Int32Array.from(units),
    number,
    words: Int32Array.from(described, ({ id }) => id),
    stems,
    weights,
    windows: windowFinder(stems, weights),
    isNumber: Uint8Array.from(described, ({ isNumber }) => isNumber),
  };
}

function describeWord(word: string, number: (word: string) => number) {
  return {
    id: number(word),
    // A line feed stands in no word, so stems and words are numbered apart.
    stem: number(`\n${stemOf(word)}`),
    weight: weightOf(word),
    isNumber: /^\p{N}/u.test(word) ? 1 : 0,
  };
}

/** Verbs that "n't" cuts short. */
const SHORTENED = new Map([
  ["ca", "can"],
  ["wo", "will"],
  ["sha", "shall"],
]);

/** Roughly: "unlikely" and "likely", "attacked" and "attacks", "won't" and "will" have one stem. */
function stemOf(word: string): string {
  const verb = /^(.+)(?:n't|not)$/.exec(word)?.[1];
  if (verb !== undefined) return SHORTENED.get(verb) ?? verb;
  return withoutNegatingPrefix(word).replace(/(?<=\p{L}{3})(?:ing|ed|es|s|ly|e)$/u, "");
}

/** A negation counts next to nothing, so that a quote is found with it or without it. */
const NEGATION_WEIGHT = 0.1;

function weightOf(word: string): number {
  return negations(word).length > 0 ? NEGATION_WEIGHT : Math.min(word.length, 12);
}
