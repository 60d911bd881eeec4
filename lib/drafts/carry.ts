/**
 * What a person said of a stretch of one draft, known again in the next by the stretch's words, but
 * for typography. Pure; linear in the stretches.
 */
import { foldTypography } from "@/lib/text/fold";
import type { Span } from "@/lib/text/text";

type Said<Row> = { readonly span: Span; readonly row: Row };

/** For each stretch of the next draft that has the same words: its index, and what was said. */
export function saidAgain<Row>(
  before: { text: string; said: ReadonlyArray<Said<Row>> },
  next: { text: string; stretches: readonly Span[] },
): Array<{ index: number; row: Row }> {
  if (before.said.length === 0) return [];
  const byWords = new Map(before.said.map(({ span, row }) => [wordsAt(before.text, span), row]));
  return next.stretches.flatMap((span, index) => {
    const row = byWords.get(wordsAt(next.text, span));
    return row === undefined ? [] : [{ index, row }];
  });
}

const wordsAt = (text: string, { start, end }: Span) => foldTypography(text.slice(start, end)).text;
