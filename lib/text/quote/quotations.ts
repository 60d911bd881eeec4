/**
 * Where a text quotes: pairs of quotation marks, through all their shapes (“ ” „ “ " « » » « ‘ ’ ‚ ‘
 * ‹ › `` ''), over paragraphs that each open anew while only the last one closes, and past stray
 * marks, inches and apostrophes. Works paragraph by paragraph; linear in the text. Pure.
 */
import type { Span } from "@/lib/text/text";

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
export function findQuotations(text: string, paragraphs: readonly Span[]): Quotation[] {
  const found: Quotation[] = [];
  const isReopened = reopenedSingles(text, paragraphs);
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1];
    const before = found.at(-1);
    // Only the paragraph right after an open quotation can carry it on.
    const carried = before && !before.isClosed ? before : null;
    const around: Around = {
      opened: carried && text.charAt(carried.start),
      isReopened: (mark) => isReopened(index, mark),
    };
    for (const quotation of quotationsOf(text, paragraph, around)) {
      const last = found.at(-1);
      const continues =
        last && last === carried && !last.isClosed && isOpeningOf(text, paragraph, quotation);
      if (continues) found.pop();
      const whole = continues
        ? { ...quotation, start: last.start, parts: [...last.parts, ...quotation.parts] }
        : quotation;
      // Left open: it goes on in the next paragraph, or the mark is taken to close with this one.
      const isOpenEnded =
        !whole.isClosed && next && startsWithMark(text, next, text.charAt(whole.start));
      found.push({ ...whole, isClosed: whole.isClosed || !isOpenEnded });
    }
  });
  return found;
}

function isOpeningOf(text: string, paragraph: Span, quotation: Span): boolean {
  return text.slice(paragraph.start, quotation.start).trim() === "";
}

/** Whether a paragraph opens anew what was opened; in French also with the closing mark. */
function startsWithMark(text: string, paragraph: Span, opened: string): boolean {
  const mark = text.charAt(paragraph.start);
  if (SINGLE.has(opened)) return mark === opened;
  return DOUBLE_OPENING.has(mark) || mark === opened || (opened === "«" && mark === "»");
}

const DOUBLE_OPENING: ReadonlySet<string> = new Set('"“«„');
const SINGLE: ReadonlySet<string> = new Set("‘'‚‹›");

/** How many paragraphs one quotation between single marks may reach over. */
const MOST_REOPENED = 24;

/**
 * Tells whether a single mark that its own paragraph does not close is opened anew by the next
 * ones until one closes it; else it is an apostrophe.
 */
function reopenedSingles(text: string, paragraphs: readonly Span[]) {
  const known = new Map<string, boolean>();
  const isReopened = (index: number, mark: string): boolean => {
    for (let step = 1; step <= MOST_REOPENED; step += 1) {
      const paragraph = paragraphs[index + step];
      if (!paragraph || text.charAt(paragraph.start) !== mark) return false;
      if (!isLetter(text.charAt(paragraph.start + 1))) return false;
      if (closersAhead(text, paragraph)(paragraph.start, closeOf(mark))) return true;
    }
    return false;
  };
  // Asked for each mark of a paragraph that could open something.
  return (index: number, mark: string): boolean => {
    const key = `${index}${mark}`;
    const answer = known.get(key) ?? isReopened(index, mark);
    known.set(key, answer);
    return answer;
  };
}

const closeOf = (mark: string): string => (mark === "'" ? "'" : "’");

/** What a paragraph's marks have to be seen with. */
type Around = {
  /** The mark of a quotation that the paragraph before left open. */
  readonly opened: string | null;
  readonly isReopened: (mark: string) => boolean;
};

function quotationsOf(text: string, paragraph: Span, around: Around): Quotation[] {
  const marks = marksOf(text, paragraph, around);
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
  "»": "«»",
  "”": "”",
  '"': '"”',
  "‘": "’",
  "'": "'",
  "‚": "‘’",
  "‹": "›",
  "›": "‹",
};

function closes(open: Mark, mark: Mark): boolean {
  if (!(CLOSERS[open.char] ?? "").includes(mark.char)) return false;
  return open.char === '"' || !mark.opens || mark.char === "“" || mark.char === open.char;
}

/** Single marks are taken for quotation marks only where they cannot be apostrophes. */
function marksOf(text: string, paragraph: Span, { opened, isReopened }: Around): Mark[] {
  const marks: Mark[] = [];
  const closesLater = closersAhead(text, paragraph);
  let single: string | null = null;
  let depth = 0;
  let opener = "";
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    const char = text.charAt(at);
    const before = at > paragraph.start ? text.charAt(at - 1) : " ";
    const after = at + 1 < paragraph.end ? text.charAt(at + 1) : " ";
    const canOpen = (isSpace(before) || /[([—–:-]/.test(before)) && !isSpace(after);
    const next = at + 1;
    const push = (mark: string, opens: boolean, end = next) => {
      marks.push({ at, end, char: mark, opens });
      depth = opens ? 1 : 0;
      if (opens) opener = mark;
    };
    // Typed or set with two single marks each.
    const isDouble =
      (char === "'" || char === "`" || char === "’" || char === "‘") && after === char;
    if (isDouble) {
      const opens = char === "`" || char === "‘" || (canOpen && depth === 0);
      push(opens ? "“" : "”", opens, at + 2);
      at += 1;
    } else if (char === "»" && at === paragraph.start && opened === "«") {
      push("«", true);
    } else if (depth === 1 && isInvertedClose(opener, char)) {
      push(char, false);
    } else if (char === "“" || char === "«" || char === "„") {
      // The wrong way round, after what ends a quotation: “Not yet,“ he said.
      const closesWrongly = depth === 1 && /[,.?!…]/.test(before) && !canOpen;
      push(closesWrongly ? "”" : char, !closesWrongly);
    } else if (char === "”" || char === "»") {
      // »Ja«, and ”Ja” in the north.
      push(char, depth === 0 && canOpen);
    } else if (depth === 0 && single === null && (char === "‚" || isAngle(char)) && canOpen) {
      push(char, true);
    } else if (depth === 1 && (CLOSERS[opener] ?? "").includes(char) && isSingleOf(opener)) {
      if (!isLetter(after)) push(char, false);
    } else if (char === '"') {
      // Inches and seconds: a digit before, and no quotation to close.
      if (/\d/.test(before) && depth === 0) continue;
      marks.push({ at, end: next, char, opens: canOpen });
      opener = char;
      depth = depth === 0 ? 1 : 0;
    } else if (depth === 0 && single === null && (char === "‘" || char === "'")) {
      const close = closeOf(char);
      const isQuoting = closesLater(at, close) || (!isElided(text, at) && isReopened(char));
      if (canOpen && isLetter(after) && isQuoting) {
        single = close;
        marks.push({ at, end: next, char, opens: true });
      }
    } else if (single === char && depth === 0 && !isLetter(after) && isSingleClose(text, at)) {
      marks.push({ at, end: next, char, opens: false });
      single = null;
    }
  }
  return marks;
}

const isAngle = (char: string): boolean => char === "‹" || char === "›";
const isSingleOf = (opener: string): boolean => opener === "‚" || isAngle(opener);

/** »Ja« opens and closes the other way round than « oui ». */
function isInvertedClose(opener: string, char: string): boolean {
  return opener === "»" && (char === "«" || char === "»");
}

/** ’Tis, ’em, ’90s: words whose beginning is left out. */
function isElided(text: string, at: number): boolean {
  return /^(?:(?:tis|twas|em|til|cause|cos|round|bout|n)$|\d)/i.test(
    text.slice(at + 1, at + 7).split(/[^\p{L}\p{N}]/u, 1)[0] ?? "",
  );
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
