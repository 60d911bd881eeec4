/** Everything that is remarked on a text: sentence by sentence, and across it. Pure. */
import type { Span } from "@/lib/text/text";
import { yearsIn } from "@/lib/text/sums/years";
import type { Remark } from "./remark";
import { remarksInSentence } from "./sentence";
import { spellingRemarks } from "./spellings";
import { figureRemarks } from "./two-figures";

/** A text with its sentences, rising and without overlap. */
export type SentencedWords = { readonly text: string; readonly sentences: readonly Span[] };

/** Years that a text speaks of, beyond which a day may be of any. */
const MOST_YEARS = 12;

/**
 * In the text's order. Linear in the text, but for what is compared across it, which is bounded.
 * @param year in which the text was written: a day without a year may be of it.
 */
export function remarksIn({ text, sentences }: SentencedWords, year: number | null): Remark[] {
  const named = yearsIn(text);
  const years = named.length > MOST_YEARS ? [] : [...named, ...(year === null ? [] : [year])];
  const own = sentences.flatMap(({ start, end }) =>
    remarksInSentence(text.slice(start, end), years).map((remark) => ({
      ...remark,
      start: start + remark.start,
      end: start + remark.end,
    })),
  );
  const across = [...spellingRemarks({ text, sentences }), ...figureRemarks({ text, sentences })];
  return [...own, ...across].sort((one, other) => one.start - other.start);
}
