/**
 * Where a text quotes: pairs of quotation marks, through all their shapes (“ ” " « » ‘ ’ `` ''), over
 * paragraphs that each open anew while only the last one closes, and past stray marks, inches and
 * apostrophes. Works paragraph by paragraph; linear in the text. Pure.
 */
import type { Paragraph, Span } from "@/lib/text/text";

export type Quotation = Span & {
  /** The quoted words without the marks, one part per paragraph. */
  readonly parts: readonly Span[];
  readonly isClosed: boolean;
};

type Mark = {
  readonly at: number;
  readonly end: number;
  readonly char: string;
  readonly opens: boolean;
};

const isSpace = (char: string): boolean => char.trim() === "";
const isLetter = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** Quotations at the outermost level, in order; none overlaps another. */
export function findQuotations(text: string, paragraphs: readonly Paragraph[]): Quotation[] {
  const found: Quotation[] = [];
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1];
    for (const quotation of quotationsOf(text, paragraph)) {
      const last = found.at(-1);
      const continues =
        last &&
        !last.isClosed &&
        isOpeningOf(text, paragraph, quotation) &&
        isNear(last, quotation);
      if (continues) found.pop();
      const whole = continues
        ? { ...quotation, start: last.start, parts: [...last.parts, ...quotation.parts] }
        : quotation;
      // Left open: it goes on in the next paragraph, or the mark is taken to close with this one.
      const isOpenEnded = !whole.isClosed && next && startsWithMark(text, next);
      found.push({ ...whole, isClosed: whole.isClosed || !isOpenEnded });
    }
  });
  return found;
}

/** Only the paragraph right after an open quotation can carry it on. */
function isNear(last: Quotation, quotation: Quotation): boolean {
  return quotation.start - last.end <= 4;
}

function isOpeningOf(text: string, paragraph: Span, quotation: Span): boolean {
  return text.slice(paragraph.start, quotation.start).trim() === "";
}

function startsWithMark(text: string, paragraph: Span): boolean {
  return /^["“«„‘]/.test(text.slice(paragraph.start, paragraph.start + 1));
}

function quotationsOf(text: string, paragraph: Span): Quotation[] {
  const marks = marksOf(text, paragraph);
  const straight = marks.filter((mark) => mark.char === '"').length;
  const found: Quotation[] = [];
  let open: Mark | null = null;
  let straightLeft = straight;
  for (const mark of marks) {
    const isStraight = mark.char === '"';
    if (isStraight) straightLeft -= 1;
    if (open === null) {
      // An odd mark that can only close something closes nothing here.
      if (isStraight ? mark.opens || straightLeft % 2 === 1 : mark.opens) open = mark;
    } else if (closes(open, mark)) {
      const { end } = mark;
      found.push({
        start: open.at,
        end,
        parts: [{ start: open.end, end: mark.at }],
        isClosed: true,
      });
      open = null;
    }
  }
  if (open !== null) {
    const end = open.end + text.slice(open.end, paragraph.end).trimEnd().length;
    found.push({ start: open.at, end, parts: [{ start: open.end, end }], isClosed: false });
  }
  return found.filter((quotation) => holdsWords(text, quotation));
}

/** Not empty, and not the "n" of rock 'n' roll. */
function holdsWords(text: string, { start, parts }: Quotation): boolean {
  const shortest = text.charAt(start) === "'" ? 2 : 1;
  return parts.some((part) => part.end - part.start >= shortest);
}

const CLOSERS: Record<string, string> = {
  "“": '”"',
  "„": '“”"',
  "«": "»",
  '"': '"”',
  "‘": "’",
  "'": "'",
};

function closes(open: Mark, mark: Mark): boolean {
  if (!(CLOSERS[open.char] ?? "").includes(mark.char)) return false;
  return open.char === '"' || !mark.opens || mark.char === "“";
}

/** Single marks are taken for quotation marks only where they cannot be apostrophes. */
function marksOf(text: string, paragraph: Span): Mark[] {
  const marks: Mark[] = [];
  const closesLater = closersAhead(text, paragraph);
  let single: string | null = null;
  let depth = 0;
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    const char = text.charAt(at);
    const before = at > paragraph.start ? text.charAt(at - 1) : " ";
    const after = at + 1 < paragraph.end ? text.charAt(at + 1) : " ";
    const canOpen = (isSpace(before) || /[([—–:-]/.test(before)) && !isSpace(after);
    const next = at + 1;
    // Typed or set with two single marks each.
    const isDouble =
      (char === "'" || char === "`" || char === "’" || char === "‘") && after === char;
    if (isDouble) {
      const canOpenDouble = char === "`" || char === "‘" || (canOpen && depth === 0);
      marks.push({ at, end: at + 2, char: canOpenDouble ? "“" : "”", opens: canOpenDouble });
      depth = canOpenDouble ? 1 : 0;
      at += 1;
    } else if (char === "“" || char === "«" || char === "„") {
      // The wrong way round, after what ends a quotation: “Not yet,“ he said.
      const closesWrongly = depth === 1 && /[,.?!…]/.test(before) && !canOpen;
      marks.push({ at, end: next, char: closesWrongly ? "”" : char, opens: !closesWrongly });
      depth = closesWrongly ? 0 : 1;
    } else if (char === "”" || char === "»") {
      marks.push({ at, end: next, char, opens: false });
      depth = 0;
    } else if (char === '"') {
      // Inches and seconds: a digit before, and no quotation to close.
      if (/\d/.test(before) && depth === 0) continue;
      marks.push({ at, end: next, char, opens: canOpen });
      depth = depth === 0 ? 1 : 0;
    } else if (depth === 0 && single === null && (char === "‘" || char === "'")) {
      if (canOpen && isLetter(after) && closesLater(at, char === "‘" ? "’" : "'")) {
        single = char === "‘" ? "’" : "'";
        marks.push({ at, end: next, char, opens: true });
      }
    } else if (single === char && depth === 0 && !isLetter(after) && isSingleClose(text, at)) {
      marks.push({ at, end: next, char, opens: false });
      single = null;
    }
  }
  return marks;
}

/** How far a quotation between single marks may reach: beyond, it is an apostrophe. */
const LONGEST_SINGLE = 1_000;

/** Tells, for marks asked about from left to right, whether a closing one follows soon enough. */
function closersAhead(text: string, paragraph: Span): (at: number, close: string) => boolean {
  const next: Record<string, number> = {};
  return (at, close) => {
    let found = next[close] ?? paragraph.start;
    while (found < paragraph.end && (found <= at || !isCloserAt(text, found, close))) found += 1;
    next[close] = found;
    return found < paragraph.end && found - at < LONGEST_SINGLE;
  };
}

function isCloserAt(text: string, at: number, close: string): boolean {
  return text.charAt(at) === close && !isLetter(text.charAt(at + 1)) && isSingleClose(text, at);
}

/** "the officers’ mess" does not close; a mark after punctuation or before it does. */
function isSingleClose(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (/[,.?!…;:]/.test(before)) return true;
  if (isSpace(before)) return false;
  return before.toLowerCase() !== "s" || after === "" || /[,.?!…;:)\]—–]/.test(after);
}
