/** Everything that is remarked on a text: sentence by sentence, and across it. Pure. */
import { discourseOf } from "@/lib/text/quantities/read";
import { yearsIn } from "@/lib/text/sums/years";
import type { Span } from "@/lib/text/text";
import { definiteRemarks } from "./definite";
import type { Remark } from "./remark";
import { retoldRemarks } from "./retold";
import { reckonedRemarks } from "./sentence";
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
  const discourse = discourseOf(text, sentences);
  const found = [
    ...reckonedRemarks(discourse, text, { years, year }),
    ...spellingRemarks({ text, sentences }),
    ...figureRemarks({ text, sentences }),
    ...definiteRemarks(discourse, text),
    ...retoldRemarks(discourse, text),
  ];
  return found.filter(isFirstOfItsKind).sort((one, other) => one.start - other.start);
}

/** Two ways to see one contradiction give one remark. */
function isFirstOfItsKind({ code, start, end }: Remark, place: number, all: readonly Remark[]) {
  return all.findIndex((one) => one.code === code && one.start === start && one.end === end) === place; // prettier-ignore
}
