/** Words that a wording quotes, against the verbatim quotes of its citations. Pure. */
import { foldLetters } from "@/lib/text/fold-letters";
import { findQuotations } from "@/lib/text/quote/quotations";
import type { Span } from "@/lib/text/text";

/** Fewer are a term, or a word kept at a distance. */
const FEWEST_WORDS = 3;

/** What the wording quotes and no citation has, in its order; ellipses part what is compared. */
export function unquotedWords(wording: string, quotes: readonly string[]): Span[] {
  const texts = quotes.map(compared);
  return findQuotations(wording, [{ start: 0, end: wording.length }]).filter(({ parts }) => {
    const quoted = parts.map(({ start, end }) => wording.slice(start, end)).join(" ");
    if (compared(quoted).split(" ").length < FEWEST_WORDS) return false;
    const pieces = quoted.split(/\[[^\]]{0,80}\]|…|\.{3}/).map(compared);
    return !texts.some((text) => pieces.every((piece) => text.includes(piece)));
  });
}

function compared(text: string): string {
  return foldLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
