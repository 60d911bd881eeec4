/**
 * The words and sentences of a draft, for choosing some of them by keys: where each begins and
 * ends, and which stretch a step leads to. Pure.
 */
import type { Span } from "@/lib/text/text";

/** The words that are chosen, from the one where that began to the one that was come to last. */
export type WordChoice = { anchor: number; at: number };

export type WordStep = "word" | "sentence" | "edge";

export type TextWords = {
  /** In reading order: offsets in the draft's text. */
  words: readonly Span[];
  /** Of each word, the sentence that it stands in. */
  sentenceOf: readonly number[];
};

/** @param paragraphs where they stand in the text; no sentence goes beyond one. */
export function wordsOf(text: string, paragraphs: readonly Span[], language?: string): TextWords {
  const byWord = new Intl.Segmenter(language, { granularity: "word" });
  const bySentence = new Intl.Segmenter(language, { granularity: "sentence" });
  const words: Span[] = [];
  const sentenceOf: number[] = [];
  let sentence = -1;
  for (const paragraph of paragraphs) {
    for (const part of bySentence.segment(text.slice(paragraph.start, paragraph.end))) {
      sentence += 1;
      for (const word of byWord.segment(part.segment)) {
        if (!word.isWordLike) continue;
        const start = paragraph.start + part.index + word.index;
        words.push({ start, end: start + word.segment.length });
        sentenceOf.push(sentence);
      }
    }
  }
  return { words, sentenceOf };
}

/** The first word at or behind an offset; the last one where there is none. */
export function wordFrom({ words }: TextWords, offset: number): number {
  const at = words.findIndex(({ end }) => end > offset);
  return at < 0 ? words.length - 1 : at;
}

/**
 * Where a step leads. Without `extends` it chooses one word alone; with it everything between the
 * one where choosing began and the one it leads to.
 */
export function stepped(
  text: TextWords,
  choice: WordChoice,
  { by, step, extends: isExtending }: { by: 1 | -1; step: WordStep; extends: boolean },
): WordChoice {
  const at = clamped(text, target(text, choice.at, by, step, isExtending));
  return { anchor: isExtending ? choice.anchor : at, at };
}

/** The whole sentence in which the walk stands. */
export function wholeSentence(text: TextWords, { at }: WordChoice): WordChoice {
  return { anchor: sentenceStart(text, at), at: sentenceEnd(text, at) };
}

export function chosenSpan({ words }: TextWords, { anchor, at }: WordChoice): Span | null {
  const first = words[Math.min(anchor, at)];
  const last = words[Math.max(anchor, at)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function target(
  text: TextWords,
  at: number,
  by: 1 | -1,
  step: WordStep,
  isExtending: boolean,
): number {
  if (step === "word") return at + by;
  if (step === "edge") return by === 1 ? sentenceEnd(text, at) : sentenceStart(text, at);
  if (by === 1) {
    const end = sentenceEnd(text, at);
    // On to the next sentence's first word; extending, to the end of this one first.
    if (!isExtending) return end + 1;
    return at === end ? sentenceEnd(text, clamped(text, end + 1)) : end;
  }
  const start = sentenceStart(text, at);
  return at === start ? sentenceStart(text, clamped(text, start - 1)) : start;
}

function sentenceStart({ sentenceOf }: TextWords, at: number): number {
  return sentenceOf.indexOf(sentenceOf[at] ?? -1);
}

function sentenceEnd({ sentenceOf }: TextWords, at: number): number {
  return sentenceOf.lastIndexOf(sentenceOf[at] ?? -1);
}

function clamped({ words }: TextWords, at: number): number {
  return Math.max(0, Math.min(words.length - 1, at));
}
