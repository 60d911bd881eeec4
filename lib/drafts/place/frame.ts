/**
 * The frame of a mark: the whole sentence or sentences of the draft that carry it, with who asserts
 * it and how surely. It follows from the draft's text and is nowhere stored, so that claims placed
 * before there were frames have theirs. Pure; a frame is found in logarithmic time of the
 * sentences and linear time of its own length.
 */
import { PARAGRAPH_BREAK, type Span } from "@/lib/text/text";

/** A text with its sentences, rising and without overlap, as a draft keeps them. */
export type SentencedText = { readonly text: string; readonly sentences: readonly Span[] };

/** Sentences that a frame takes in on one side because a quotation runs on through them. */
const RUN_ON = 12;
/** UTF-16 units before a frame in which its quotation may have opened. */
const REACH_BACK = 4_000;

/** The frame in UTF-16 units; the mark itself where no sentence carries it. */
export function frameOf({ text, sentences }: SentencedText, mark: Span): Span {
  let first = firstEndingAfter(sentences, mark.start);
  let last = first;
  while ((sentences[last + 1]?.start ?? Infinity) < mark.end) last += 1;
  const [head, tail] = [sentences[first], sentences[last]];
  if (!head || !tail || head.start >= mark.end) return { start: mark.start, end: mark.end };
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
  if (isAllQuoted(textOf(text, span()))) {
    if (isJoined(first - 1, first)) first -= 1;
    else if (isJoined(last, last + 1)) last += 1;
  }
  return span();
}

/** The words of a mark's frame. */
export function frameText(draft: SentencedText, mark: Span): string {
  return textOf(draft.text, frameOf(draft, mark));
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
