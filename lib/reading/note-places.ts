/**
 * At which sentence a note of a text stands: the one whose words it was set on, or the one that
 * ends, or goes on, at its mark. What is no sentence (a headline, a cell) is taken as a whole.
 */
import type { TextNote } from "@/lib/text/import/findings";
import type { Paragraph, Span } from "@/lib/text/text";
import { splitSentences } from "./sentences";
import { readTokens, readWords } from "./words";

export type NotePlace = Span & {
  /** Index of the paragraph. */
  readonly paragraph: number;
};

/** The sentences of all paragraphs, headlines too. */
export function sentencesOf(text: string, paragraphs: readonly Paragraph[]): NotePlace[] {
  const words = readWords(text, readTokens(text));
  return splitSentences(words, paragraphs).map(({ start, end, paragraph }) => ({
    start,
    end,
    paragraph,
  }));
}

type Standing = Pick<TextNote, "at" | "from">;

/** @param sentences in the order of the text. */
export function placesOfNotes(
  notes: readonly Standing[],
  paragraphs: readonly Paragraph[],
  sentences: readonly NotePlace[],
): NotePlace[] {
  const inParagraph = new Map<number, NotePlace[]>();
  for (const sentence of sentences) {
    const own = inParagraph.get(sentence.paragraph);
    if (own) own.push(sentence);
    else inParagraph.set(sentence.paragraph, [sentence]);
  }
  return notes.map(({ at, from }) => {
    const paragraph = paragraphOf(at, paragraphs);
    const whole = paragraphs[paragraph] ?? { start: 0, end: 0 };
    const own = inParagraph.get(paragraph) ?? [];
    const set = from !== undefined && from < at ? { start: from, end: at } : null;
    const { start, end } = (set && mostCovered(own, set)) ?? lastBegun(own, at) ?? own[0] ?? whole;
    return { paragraph, start, end };
  });
}

/** The last that begins before the mark, or at it. */
function paragraphOf(at: number, paragraphs: readonly Paragraph[]): number {
  let [low, high] = [0, paragraphs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Of several the first. */
function mostCovered(sentences: readonly Span[], set: Span): Span | null {
  let best: { sentence: Span; covered: number } | null = null;
  for (const sentence of sentences) {
    const covered = Math.min(set.end, sentence.end) - Math.max(set.start, sentence.start);
    if (covered > (best?.covered ?? 0)) best = { sentence, covered };
  }
  return best?.sentence ?? null;
}

function lastBegun(sentences: readonly Span[], at: number): Span | null {
  return sentences.findLast(({ start }) => start < at) ?? null;
}
