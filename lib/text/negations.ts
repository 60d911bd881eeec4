/**
 * The words that turn a statement into its opposite. Pure. English only, by a list: the
 * negators and near-negatives of Quirk et al., "A Comprehensive Grammar of the English Language"
 * (1985), §10.54–59, contractions, and "deny", which negates what it reports. Negating prefixes
 * ("unlikely") are told only by comparison with the word they negate (isNegationOf).
 */
import type { Span } from "./text";

export type Negation = Span & {
  /** As it stands in the text: "not", "didn’t", "denied". */
  readonly word: string;
};

/** "No. 10" and "no 10" number something; they deny nothing. */
const NEGATIONS = new RegExp(
  "(?<![\\p{L}\\p{N}])(?:" +
    "no(?![’'\\p{L}\\p{N}])(?!\\.?\\s?\\d)|not|never|nor|neither|none|nobody|nothing|nowhere|without|" +
    "hardly|barely|scarcely|" +
    "cannot|(?:ai|are|ca|could|dare|did|do|does|had|has|have|is|may|might|must|need|ought|sha|should|was|were|wo|would)n[’'‘ʼ]t|" +
    "den(?:y|ies|ied|ying|ials?)" +
    ")(?![\\p{L}\\p{N}])",
  "giu",
);

/** The negations of a text in order, with UTF-16 spans. Linear. */
export function negations(text: string): Negation[] {
  return Array.from(text.matchAll(NEGATIONS), (match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const PREFIX = /^(?:un|in|im|il|ir|dis|non-?)(?=\p{L}{4})/u;

/** The word without a negating prefix, in lower case; "inside" gives "side", so only compare. */
export function withoutNegatingPrefix(word: string): string {
  return word.toLowerCase().replace(PREFIX, "");
}

/** Whether one word is the other with a negating prefix: "likely" and "unlikely". Symmetric. */
export function isNegationOf(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return shorter.length < longer.length && withoutNegatingPrefix(longer) === shorter.toLowerCase();
}
