/** The sentences of a draft in which a sum is wrong, each with what is remarked on it. Pure. */
import type { Span } from "@/lib/text/text";
import { sumRemark } from "@/lib/text/sums/check";
import type { SentencedText } from "./place/frame";

export type WrongSum = Span & { readonly said: string };

/** Longer sentences are no prose; what they reckon is not looked into. */
const LONGEST_SENTENCE = 2_000;

/** In the text's order. Linear in the text. */
export function sumsIn({ text, sentences }: SentencedText): WrongSum[] {
  return sentences.flatMap(({ start, end }) => {
    if (end - start > LONGEST_SENTENCE) return [];
    const said = sumRemark(text.slice(start, end));
    return said === null ? [] : [{ start, end, said }];
  });
}
