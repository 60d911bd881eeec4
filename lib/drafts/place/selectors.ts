/**
 * How a claim's place in a draft is written down, and how words are found again by it alone.
 * The form is that of the W3C Web Annotation Data Model (2017): a TextQuoteSelector (exact,
 * prefix, suffix) and a TextPositionSelector (start, end) in one. Pure, linear in the text.
 */
import { foldTypography } from "@/lib/text/fold";
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

/**
 * All places of the text, up to `limit`, where the quote stands between its prefix and suffix,
 * overlapping ones included: as written where there is such a place, otherwise with typography,
 * case and white space let go. An empty quote stands nowhere.
 */
export function findQuote(quote: TextQuote, text: string, limit = 64): Span[] {
  const prefix = quote.prefix ?? "";
  const suffix = quote.suffix ?? "";
  if (quote.exact.length === 0) return [];
  const whole = prefix + quote.exact + suffix;
  const inWhole = { start: prefix.length, end: prefix.length + quote.exact.length };
  const verbatim = placesOf(whole, text, limit).map((at) => ({
    start: at + inWhole.start,
    end: at + inWhole.end,
  }));
  if (verbatim.length > 0) return verbatim;

  const foldedWhole = foldTypography(whole, { case: true });
  const foldedText = foldTypography(text, { case: true });
  // A prefix may begin, and a suffix end, with white space that the text has no more.
  const pattern = foldedWhole.text.trim();
  const lead = foldedWhole.text.length - foldedWhole.text.trimStart().length;
  const { start, end } = foldedWhole.spanToFolded(trimSpan(whole, inWhole));
  if (start >= end) return [];
  return placesOf(pattern, foldedText.text, limit).map((at) =>
    foldedText.spanToOriginal({ start: at - lead + start, end: at - lead + end }),
  );
}

function placesOf(pattern: string, text: string, limit: number): number[] {
  const found: number[] = [];
  if (pattern.length === 0) return found;
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    found.push(at);
    if (found.length === limit) break;
  }
  return found;
}
