/**
 * "10–12", "10 to 12" and "between 10 and 12" as two numbers side by side. Pure, linear.
 */
import type { MeaningWord } from "./words";

const JOINERS = new Set(["to", "until", "through"]);

/** The words without those that only join the ends of a range. */
export function withoutRangeWords(words: readonly MeaningWord[]): MeaningWord[] {
  const left: MeaningWord[] = [];
  // What stood before a word that is left out stands before the next.
  let omitted: MeaningWord | undefined;
  words.forEach((word, at) => {
    if (opensRange(words, at)) omitted = word;
    else if (!joinsRange(words, at)) {
      const { opens, isFirst } = omitted ?? word;
      left.push(omitted ? { ...word, opens: word.opens || opens, isFirst } : word);
      omitted = undefined;
    }
  });
  return left;
}

const isNumber = (word: MeaningWord | undefined) => word?.kind === "number";

const opensRange = (words: readonly MeaningWord[], at: number) =>
  words[at]?.key === "between" &&
  isNumber(words[at + 1]) &&
  words[at + 2]?.key === "and" &&
  isNumber(words[at + 3]);

function joinsRange(words: readonly MeaningWord[], at: number): boolean {
  const word = words[at];
  if (!word || word.opens || word.closes) return false;
  if (!isNumber(words[at - 1]) || !isNumber(words[at + 1])) return false;
  return JOINERS.has(word.key) || opensRange(words, at - 2);
}
