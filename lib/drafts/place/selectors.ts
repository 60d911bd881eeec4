/**
 * How a claim's place in a draft is written down, and how words are found again by it alone.
 * The form is that of the W3C Web Annotation Data Model (2017): a TextQuoteSelector (exact,
 * prefix, suffix) and a TextPositionSelector (start, end) in one. Pure, linear in the text.
 */
import { foldTypography, type Folded } from "@/lib/text/fold";
import { runPlaces, unitsIn } from "@/lib/text/occurrences";
import type { Span } from "@/lib/text/text";

/** Words with what stands before and after them; the W3C's TextQuoteSelector. */
export type TextQuote = {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
};

/** A quote and its UTF-16 range in the draft that it was taken from. */
export type Selector = Span & Required<{ readonly [key in keyof TextQuote]: string }>;

/** UTF-16 units of prefix and of suffix; one more where a surrogate pair would be cut. */
const CONTEXT = 48;

const EDGE = /^[\s\u0085\u00AD\u200B-\u200F\u2060-\u206F\uFEFF]+/u;

/**
 * The selector of a range of the text. White space and invisible characters at its edges are
 * left out. Throws RangeError where the range lies outside the text or holds nothing to see.
 */
export function selectorOf(text: string, span: Span): Selector {
  if (!(span.start >= 0 && span.start < span.end && span.end <= text.length)) {
    throw new RangeError(
      `No range of the text: ${span.start} to ${span.end} of ${text.length} characters.`,
    );
  }
  const { start, end } = trimSpan(text, span);
  if (start >= end) {
    throw new RangeError(`Nothing but white space from ${span.start} to ${span.end}.`);
  }
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(wholeBefore(text, start - CONTEXT), start),
    suffix: text.slice(end, wholeAfter(text, end + CONTEXT)),
  };
}

/** The range without white space and invisible characters at its edges. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  const head = EDGE.exec(inner)?.[0].length ?? 0;
  let to = end;
  while (to > start + head && EDGE.test(text.charAt(to - 1))) to -= 1;
  return { start: start + head, end: to };
}

const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;

function wholeBefore(text: string, index: number): number {
  const at = Math.max(0, index);
  return isLowSurrogate(text.charCodeAt(at)) && at > 0 ? at - 1 : at;
}

function wholeAfter(text: string, index: number): number {
  const at = Math.min(text.length, index);
  return isLowSurrogate(text.charCodeAt(at)) ? at + 1 : at;
}

/** Places of a quote in a text, up to `limit`, overlapping ones included. */
export type QuoteFinder = (quote: TextQuote, limit?: number) => Span[];

/** Places given of one quote; whoever has more to choose from should say more of the quote. */
const MOST_PLACES = 64;

/**
 * Prepares a text for finding any number of quotes, each between its prefix and suffix: as written
 * where there is such a place, otherwise with typography, case and white space let go. An empty
 * quote stands nowhere.
 */
export function quoteFinder(text: string): QuoteFinder {
  const units = unitsIn(text);
  let folded: { folding: Folded; units: Uint16Array } | undefined;
  const letGo = () => {
    if (!folded) {
      const folding = foldTypography(text, { case: true });
      folded = { folding, units: unitsIn(folding.text) };
    }
    return folded;
  };
  return (quote, limit = MOST_PLACES) => {
    const prefix = quote.prefix ?? "";
    const suffix = quote.suffix ?? "";
    if (quote.exact.length === 0) return [];
    const whole = prefix + quote.exact + suffix;
    const inWhole = { start: prefix.length, end: prefix.length + quote.exact.length };
    const verbatim = runPlaces(unitsIn(whole), units, limit).map((at) => ({
      start: at + inWhole.start,
      end: at + inWhole.end,
    }));
    if (verbatim.length > 0) return verbatim;

    const foldedWhole = foldTypography(whole, { case: true });
    // A prefix may begin, and a suffix end, with white space that the text has no more.
    const pattern = foldedWhole.text.trim();
    const lead = foldedWhole.text.length - foldedWhole.text.trimStart().length;
    const { start, end } = foldedWhole.spanToFolded(trimSpan(whole, inWhole));
    if (start >= end) return [];
    const { folding, units: foldedUnits } = letGo();
    return runPlaces(unitsIn(pattern), foldedUnits, limit).map((at) =>
      folding.spanToOriginal({ start: at - lead + start, end: at - lead + end }),
    );
  };
}

/** As quoteFinder, for one quote. */
export function findQuote(quote: TextQuote, text: string, limit?: number): Span[] {
  return quoteFinder(text)(quote, limit);
}
