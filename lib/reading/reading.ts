/**
 * A text read once for everything that follows: its words, sentences and quotations, and which of
 * them lie in which. Linear in the text.
 */
import type { Paragraph } from "@/lib/text/text";
import type { TaggedToken } from "./grammar/parse";
import { findQuotations, type Quotation } from "@/lib/text/quote/quotations";
import { splitSentences, type Sentence } from "./sentences";
import { readTokens, readWords, type Word } from "./words";

export type Reading = {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** As the grammar has them: what the trees of the sentences are made of. */
  readonly tokens: readonly TaggedToken[];
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  /** For each word the quotation it stands in, its marks included; null outside of any. */
  readonly quotationOf: ReadonlyArray<Quotation | null>;
};

export function readText(text: string, paragraphs: readonly Paragraph[]): Reading {
  const tokens = readTokens(text);
  const words = readWords(text, tokens);
  const quotations = findQuotations(text, paragraphs);
  let next = 0;
  const quotationOf = words.map((word) => {
    while ((quotations[next]?.end ?? Infinity) <= word.start) next += 1;
    const quotation = quotations[next];
    return quotation && quotation.start <= word.start ? quotation : null;
  });
  const sentences = splitSentences(words, paragraphs);
  return { text, paragraphs, tokens, words, sentences, quotations, quotationOf };
}
