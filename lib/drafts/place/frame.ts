/**
 * The frame of a mark: the whole sentence or sentences of the draft that carry it, with who asserts
 * it and how surely; and what beside them says who asserts it, where they do not. It follows from the draft's text and is nowhere stored, so that claims placed
 * before there were frames have theirs. Pure; a frame is found in logarithmic time of the
 * sentences and linear time of its own length.
 */
import { attributingPart, attributionBeside } from "@/lib/reading/beside";
import { findQuotations } from "@/lib/text/quote/quotations";
import { overlaps, PARAGRAPH_BREAK, type Span } from "@/lib/text/text";

/** A text with its sentences, rising and without overlap, as a draft keeps them. */
export type SentencedText = { readonly text: string; readonly sentences: readonly Span[] };

/** Sentences that a frame takes in on one side because a quotation runs on through them. */
const RUN_ON = 12;
/** UTF-16 units before a frame in which its quotation may have opened. */
const REACH_BACK = 4_000;

/** The sentences that carry a mark, in UTF-16 units; the mark itself where none does. */
export function frameOf(draft: SentencedText, mark: Span): Span {
  return carriersOf(draft, mark).span;
}

/** What is compared from draft to draft: the frame's words, and where each of them stands. */
export type CarriedWords = {
  readonly text: string;
  /** Offset in the draft of an offset in these words. */
  readonly toDraft: (offset: number) => number;
};

/** A mark's frame with who asserts it, be that a neighbour, in the order of the draft. */
export function carriedWords(draft: SentencedText, mark: Span): CarriedWords {
  const { span, first, last } = carriersOf(draft, mark);
  const beside =
    first === null || last === null
      ? []
      : (speakerOfReopened(draft, mark, span) ??
        attributionBeside(draft.text, draft.sentences, first, last));
  const pieces = [...beside.filter((one) => !overlaps(one, span)), span].sort(
    (one, other) => one.start - other.start,
  );
  let text = "";
  const starts = pieces.map((piece) => {
    if (text !== "") text += " ";
    const at = text.length;
    text += textOf(draft.text, piece);
    return at;
  });
  const toDraft = (offset: number) => {
    const index = Math.max(
      0,
      starts.findLastIndex((start) => start <= offset),
    );
    return (pieces[index]?.start ?? 0) + offset - (starts[index] ?? 0);
  };
  return { text, toDraft };
}

/** The same words alone. */
export function frameText(draft: SentencedText, mark: Span): string {
  return carriedWords(draft, mark).text;
}

type Carriers = { span: Span; first: number | null; last: number | null };

function carriersOf({ text, sentences }: SentencedText, mark: Span): Carriers {
  let first = firstEndingAfter(sentences, mark.start);
  let last = first;
  while ((sentences[last + 1]?.start ?? Infinity) < mark.end) last += 1;
  const [head, tail] = [sentences[first], sentences[last]];
  if (!head || !tail || head.start >= mark.end) {
    return { span: { start: mark.start, end: mark.end }, first: null, last: null };
  }
  const span = () => ({
    start: Math.min(mark.start, sentences[first]?.start ?? mark.start),
    end: Math.max(mark.end, sentences[last]?.end ?? mark.end),
  });
  const isJoined = (one: number, other: number) => {
    const [before, after] = [sentences[one], sentences[other]];
    return (
      before !== undefined &&
      after !== undefined &&
      !text.slice(before.end, after.start).includes(PARAGRAPH_BREAK)
    );
  };
  const opening = quotationAround(text, span().start);
  // Said on from a sentence before: back to where the quotation opens.
  for (let step = 0; step < RUN_ON && opening !== null && span().start > opening; step += 1) {
    if (!isJoined(first - 1, first)) break;
    first -= 1;
  }
  for (
    let step = 0;
    step < RUN_ON && endsInside(textOf(text, span()), opening !== null);
    step += 1
  ) {
    if (!isJoined(last, last + 1)) break;
    last += 1;
  }
  // Nothing but somebody's words: who says them stands beside.
  if (isAllQuoted(textOf(text, span())) && !reopenedAt(text, mark)) {
    if (isJoined(first - 1, first)) first -= 1;
    else if (isJoined(last, last + 1)) last += 1;
  }
  return { span: span(), first, last };
}

/** Paragraphs looked through on either side for the ends of one quotation. */
const MOST_PARAGRAPHS = 24;

/**
 * Who speaks in a quotation that opens anew in each of its paragraphs: what stands before its
 * first words or after its last ones. Null where the mark stands in none.
 */
function speakerOfReopened(
  { text, sentences }: SentencedText,
  mark: Span,
  frame: Span,
): Span[] | null {
  const quotation = reopenedAt(text, mark);
  if (!quotation) return null;
  const opening = sentences[firstEndingAfter(sentences, quotation.start)];
  const closing = sentences[firstEndingAfter(sentences, quotation.end - 1)];
  const stretches = [
    { start: opening?.start ?? quotation.start, end: quotation.start },
    { start: quotation.end, end: closing?.end ?? quotation.end },
  ].filter((one) => /\p{L}/u.test(textOf(text, one)));
  if (stretches.length > 0) return stretches;
  const before = sentences[firstEndingAfter(sentences, quotation.start) - 1];
  return before && before.end <= frame.start ? [attributingPart(text, before)] : [];
}

/** The quotation of several paragraphs that a mark stands in. */
function reopenedAt(text: string, mark: Span): Span | null {
  const around = paragraphsAround(text, mark.start);
  const quotation =
    around &&
    findQuotations(text, around).find(
      ({ start, end, parts }) => parts.length > 1 && start < mark.end && mark.start < end,
    );
  return quotation ?? null;
}

/** The paragraphs that may be one quotation with the one at hand; null where only it may. */
function paragraphsAround(text: string, at: number): Span[] | null {
  let start = startOfParagraph(text, at);
  const found = [{ start, end: endOfParagraph(text, at) }];
  for (let step = 0; step < MOST_PARAGRAPHS && start > 0; step += 1) {
    if (!QUOTING.test(text.charAt(start))) break;
    const end = start - PARAGRAPH_BREAK.length;
    start = startOfParagraph(text, end);
    found.unshift({ start, end });
  }
  for (let step = 0; step < MOST_PARAGRAPHS; step += 1) {
    const next = (found.at(-1)?.end ?? 0) + PARAGRAPH_BREAK.length;
    if (next >= text.length || !QUOTING.test(text.charAt(next))) break;
    found.push({ start: next, end: endOfParagraph(text, next) });
  }
  return found.length > 1 ? found : null;
}

const QUOTING = /["“«„‘'»”‚‹›]/;

function startOfParagraph(text: string, at: number): number {
  const found = at <= 0 ? -1 : text.lastIndexOf(PARAGRAPH_BREAK, at - 1);
  return found < 0 ? 0 : found + PARAGRAPH_BREAK.length;
}

function endOfParagraph(text: string, at: number): number {
  const found = text.indexOf(PARAGRAPH_BREAK, at);
  return found < 0 ? text.length : found;
}

/** What carried a placed claim before and carries it now, for a person to compare. */
export function framesOf(
  placement: { start: number | null; end: number | null; wasFrame: string | null } | undefined,
  draft: SentencedText,
): { before: string; after: string } {
  const { start, end, wasFrame } = placement ?? { start: null, end: null, wasFrame: null };
  const after = start === null || end === null ? "" : frameText(draft, { start, end });
  return { before: wasFrame ?? "", after };
}

const textOf = (text: string, { start, end }: Span) => text.slice(start, end);

function firstEndingAfter(sentences: readonly Span[], at: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

const OPENING = "“«„";
const CLOSING = "”»";
const OPENING_MARK = /["“«„]/;

/** Where the quotation opens that is open at a place of its paragraph; null where none is. */
function quotationAround(text: string, at: number): number | null {
  const paragraph = text.lastIndexOf(PARAGRAPH_BREAK, at - 1);
  const from = Math.max(0, at - REACH_BACK, paragraph < 0 ? 0 : paragraph);
  let opened: number | null = null;
  for (let index = from; index < at; index += 1) {
    const mark = text.charAt(index);
    if (OPENING.includes(mark)) opened = index;
    else if (CLOSING.includes(mark)) opened = null;
    else if (mark === '"') opened = opened === null ? index : null;
  }
  return opened;
}

/** Whether a quotation is open at the end. Straight marks take turns. */
function endsInside(text: string, beginsInside: boolean): boolean {
  // A frame that was led back to the opening mark has it now.
  let isOpen = beginsInside && !OPENING_MARK.test(text);
  for (const mark of text) {
    if (OPENING.includes(mark)) isOpen = true;
    else if (CLOSING.includes(mark)) isOpen = false;
    else if (mark === '"') isOpen = !isOpen;
  }
  return isOpen;
}

function isAllQuoted(text: string): boolean {
  const words = text.trim();
  return (
    words.length > 1 &&
    (OPENING + '"').includes(words.charAt(0)) &&
    (CLOSING + '"').includes(words.charAt(words.length - 1))
  );
}
