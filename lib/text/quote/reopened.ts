/**
 * A quotation that runs over paragraphs is set with a mark at the head of each, and closed once.
 * Those marks belong to the page and not to what was said: before texts are compared, spaces stand
 * in their place, so that every offset stays as it was. Pure; linear in the text.
 */
import type { Span } from "@/lib/text/text";
import { findQuotations } from "./quotations";

/** A text that quotes, such as a draft or a transcript. */
export function withoutReopenings(text: string): string {
  return blanked(text, findQuotations(text, linesOf(text)));
}

/**
 * A quote as somebody noted it: with the marks around it or without, its paragraphs kept or run
 * together (“We knew. “We paid.”).
 */
export function quoteWithoutReopenings(quote: string): string {
  const marked = findQuotations(quote, stretchesOf(quote));
  if (marked[0]?.start === quote.length - quote.trimStart().length) return blanked(quote, marked);
  const [mark] = REOPENING.exec(quote)?.slice(1) ?? [];
  if (mark === undefined) return quote;
  // As if the mark that opens it had been copied with it.
  const whole = mark + quote;
  const [first] = findQuotations(whole, stretchesOf(whole));
  return first?.start === 0 ? blanked(whole, [first]).slice(mark.length) : quote;
}

type Reopened = { readonly parts: readonly Span[] };

function blanked(text: string, quotations: readonly Reopened[]): string {
  const marks = quotations.flatMap(({ parts }) =>
    parts.slice(1).map(({ start }, index) => ({ start: parts[index]?.end ?? start, end: start })),
  );
  let done = 0;
  let result = "";
  for (const { start, end } of marks) {
    result += text.slice(done, start) + text.slice(start, end).replace(/[^\s]/g, " ");
    done = end;
  }
  return result + text.slice(done);
}

const REOPENING = /(?:\n|[.?!…]\s)(["“„«‘'])/;

const linesOf = (text: string): Span[] => spansBetween(text, /\n+/g);
const stretchesOf = (quote: string): Span[] => spansBetween(quote, /\n+|(?<=[.?!…])\s(?=[“„«])/g);

function spansBetween(text: string, breaks: RegExp): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(breaks)) {
    spans.push({ start, end: index });
    start = index + gap.length;
  }
  spans.push({ start, end: text.length });
  return spans;
}
