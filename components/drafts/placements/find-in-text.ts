/**
 * Finds words in a draft's text for a person who says where a claim stands: each place with the
 * words around it, and with the sentence it lies in. Typography and case do not matter. Pure;
 * linear in the text, once for any number of searches.
 */
import { paragraphAt } from "@/lib/drafts/rules";
import { foldTypography } from "@/lib/text/fold";
import { runPlaces, unitsIn } from "@/lib/text/occurrences";
import type { Span } from "@/lib/text/text";

/** A range of the text with what stands around it; white space shown as single spaces. */
export type Passage = Span & { before: string; words: string; after: string; paragraph: number };

export type FoundPlace = {
  /** The words that were looked for, within their sentence. */
  passage: Passage;
  /** UTF-16 range of the whole sentence; equal to the passage's where that is all of it. */
  sentence: Span;
};

type DraftText = { text: string; paragraphs: readonly Span[] };

/** UTF-16 units shown on either side. */
const CONTEXT = 70;

/** The words around a range within its paragraph, cut between words. */
export function passageAt(draft: DraftText, span: Span): Passage {
  const { paragraphs } = draft;
  const paragraph = paragraphs[paragraphAt(paragraphs, span.start) - 1] ?? span;
  const from = Math.max(paragraph.start, span.start - CONTEXT);
  const to = Math.min(Math.max(paragraph.end, span.end), span.end + CONTEXT);
  const { before, after, ...passage } = passageWithin(draft, span, { start: from, end: to });
  const isCutBefore = from > paragraph.start;
  const isCutAfter = to < paragraph.end;
  return {
    ...passage,
    // A word that the limit cuts through goes; one that it spares by chance goes with it.
    before: isCutBefore ? before.replace(/^\S*\s*/, "… ") : before,
    after: isCutAfter ? after.replace(/\s*\S*$/, " …") : after,
  };
}

function passageWithin(
  { text, paragraphs }: DraftText,
  { start, end }: Span,
  around: Span,
): Passage {
  return {
    start,
    end,
    paragraph: paragraphAt(paragraphs, start),
    before: flat(text.slice(around.start, start)),
    words: flat(text.slice(start, end)),
    after: flat(text.slice(end, around.end)),
  };
}

/** Prepares a draft's text for any number of searches; a search gives at most `limit` places. */
export function searchIn(draft: DraftText): (query: string, limit: number) => FoundPlace[] {
  const folded = foldTypography(draft.text, { case: true });
  const units = unitsIn(folded.text);
  return (query, limit) => {
    const wanted = foldTypography(query, { case: true }).text.trim();
    const places: FoundPlace[] = [];
    let done = 0;
    for (const at of runPlaces(unitsIn(wanted), units)) {
      if (places.length === limit) break;
      // Of places that overlap the first one is enough to go by.
      if (at < done) continue;
      done = at + wanted.length;
      const span = folded.spanToOriginal({ start: at, end: done });
      const sentence = sentenceAround(draft, span);
      // The whole of it, so that one sees what would be taken.
      places.push({ passage: passageWithin(draft, span, sentence), sentence });
    }
    return places;
  };
}

/** UTF-16 units before and after a place in which its sentence is looked for. */
const SENTENCE_REACH = 2_000;

/**
 * The sentence or sentences that the range lies in, by Unicode's rules (UAX 29), never beyond its
 * paragraph. An abbreviation may end one too early; what is taken is shown before it is chosen.
 */
function sentenceAround({ text, paragraphs }: DraftText, { start, end }: Span): Span {
  const paragraph = paragraphs[paragraphAt(paragraphs, start) - 1] ?? { start, end };
  const first = Math.max(paragraph.start, start - SENTENCE_REACH);
  const last = Math.min(Math.max(end, paragraph.end), end + SENTENCE_REACH);
  let from = first;
  let to = last;
  const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
  for (const { index, segment } of sentences.segment(text.slice(first, last))) {
    const begin = first + index;
    const finish = begin + segment.trimEnd().length;
    if (begin <= start) from = begin;
    if (finish >= end) {
      to = finish;
      break;
    }
  }
  return { start: Math.min(from, start), end: Math.max(to, end) };
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ");
}
