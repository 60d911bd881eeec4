/**
 * Takes a quote apart as a newsroom writes it: the quotation marks around it, what it marks as
 * left out ("…", "[...]") and what it marks as the desk's own words ("[the company]"), and cuts
 * quote and text into the units in which they are compared. Pure, linear.
 */
import type { Span } from "@/lib/text/text";
import { foldedTokens } from "@/lib/text/tokens";

/**
 * A text as units: words (parted at hyphens, so that a dash set without spaces is no other word)
 * and marks, without white space, all folded for typography. Quotation marks are one and the
 * same, because a quote within a quote changes from double to single.
 */
export type Units = {
  readonly keys: readonly string[];
  /** The original text of the units from one index to before another, as UTF-16 span. */
  readonly spanOf: (from: number, to: number) => Span;
  /** Whether a hyphen joins this unit to the one before; a quote may not cut a word in two. */
  readonly joinsPrevious: (index: number) => boolean;
};

export function unitsOf(text: string): Units {
  const { folded, keys: tokens, starts, ends } = foldedTokens(text);
  const keys = tokens.map((key) => (key === "'" ? '"' : key));
  const original = (index: number) =>
    folded.spanToOriginal({ start: starts[index] ?? 0, end: ends[index] ?? 0 });
  const isHyphen = (index: number) => {
    if (keys[index] !== "-") return false;
    const { start, end } = original(index);
    return /^[-‐‑]$/.test(text.slice(start, end));
  };
  const touches = (index: number) => ends[index - 1] === starts[index];
  const isBetweenWords = (hyphen: number) =>
    touches(hyphen) &&
    touches(hyphen + 1) &&
    isWord(keys[hyphen - 1] ?? "") &&
    isWord(keys[hyphen + 1] ?? "");
  return {
    keys,
    spanOf: (from, to) =>
      to > from
        ? { start: original(from).start, end: original(to - 1).end }
        : { start: original(from).start, end: original(from).start },
    joinsPrevious: (index) =>
      [index - 1, index].some((hyphen) => isHyphen(hyphen) && isBetweenWords(hyphen)),
  };
}

export function isWord(key: string): boolean {
  return /[\p{L}\p{N}]/u.test(key);
}

const MARK = /["'“”„‟«»‹›‘’‚‛`]/;
const DOUBLE_MARK = /["“”„«»]/;

/**
 * Without white space and the quotation marks around the whole, however many; a mark at one end
 * alone stays (it may be an apostrophe), unless it opens a quote that goes on in a next paragraph.
 * UTF-16 span.
 */
export function quotedWords(quote: string): Span {
  let start = 0;
  let end = quote.length;
  for (;;) {
    while (start < end && /\s/.test(quote.charAt(start))) start += 1;
    while (start < end && /\s/.test(quote.charAt(end - 1))) end -= 1;
    if (end - start < 2 || !MARK.test(quote.charAt(start))) return { start, end };
    if (MARK.test(quote.charAt(end - 1))) end -= 1;
    // “We paid”. – the stop is the sentence's that quotes, not the quote's.
    else if (/[.,;:]/.test(quote.charAt(end - 1)) && MARK.test(quote.charAt(end - 2))) end -= 2;
    else if (!opensAlone(quote, start, end)) return { start, end };
    start += 1;
  }
}

function opensAlone(quote: string, start: number, end: number): boolean {
  const rest = quote.slice(start + 1, end);
  return DOUBLE_MARK.test(quote.charAt(start)) && !DOUBLE_MARK.test(rest);
}

/** What a quote marks between two of its parts, or before the first or after the last. */
export type Marker = {
  readonly omission: boolean;
  /** The desk's own words in brackets, each insertion with a space before; "" for none. */
  readonly inserted: string;
};

export type QuotePart = {
  /** The speaker's words as the quote gives them. */
  readonly text: string;
  /** What the quote marks between the part before and this one. */
  readonly before: Marker;
};

export type QuoteParts = {
  readonly parts: readonly QuotePart[];
  /** What is marked after the last part. */
  readonly after: Marker;
  readonly omissions: boolean;
  readonly insertions: boolean;
  /** Whether anything is marked; more than the two above, as "[T]he" only changes a letter's case. */
  readonly isMarked: boolean;
};

const NO_MARKER: Marker = { omission: false, inserted: "" };

/**
 * In this order: an omission, bracketed or bare; a letter whose case was changed ("[T]he");
 * words put in. A bracket that does not close within 200 characters is none.
 */
const MARKER =
  /[[(]\s?(?:…|\.{3}|\.\s\.\s\.)\s?[\])]|…\.?|\.{3,}|\.(?:\s\.){2,3}|\[(\p{L})\](?=[\p{L}’'])|\[([^[\]]{1,200})\]/gu;

/** The parts that have a word, with what is marked around them. */
export function partsOf(quote: string): QuoteParts {
  const parts: QuotePart[] = [];
  let marker = NO_MARKER;
  let omissions = false;
  let insertions = false;
  let letter = "";
  let done = 0;
  let isMarked = false;
  const push = (text: string) => {
    if (!isWord(text)) return;
    parts.push({ text: text.trim(), before: marker });
    marker = NO_MARKER;
  };
  for (const match of quote.matchAll(MARKER)) {
    push(letter + quote.slice(done, match.index));
    done = match.index + match[0].length;
    isMarked = true;
    letter = match[1] ?? "";
    if (match[2] !== undefined) {
      insertions = true;
      marker = { ...marker, inserted: `${marker.inserted} ${match[2]}` };
    } else if (letter === "") {
      omissions = true;
      marker = { ...marker, omission: true };
    }
  }
  push(letter + quote.slice(done));
  return { parts, after: marker, omissions, insertions, isMarked };
}
