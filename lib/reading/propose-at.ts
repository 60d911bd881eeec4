/**
 * Holds what somebody else took for a claim against the grammar of the text: a language model cuts
 * a clause short, runs over two sentences, or names as a speaker whoever stands near. What comes
 * back is as whole, as bounded and as carefully attributed as what the rules find; or nothing. Pure.
 */
import type { Paragraph, Span } from "@/lib/text/text";
import type { Proposal } from "./proposal";
import { fromGiven, itemisedIn, readDraft, type Draft } from "./propose";
import { indexFrom } from "./spans";
import type { Phrase } from "./subjects";
import type { Sentence } from "./sentences";
import { hasFiniteVerbWithin } from "./worth";

export type GivenClaim = {
  readonly span: Span;
  /** Every place of the words that are said to name who says so. */
  readonly sources: readonly Span[];
};

/** How many sentences away a speaker may be named. */
const NEAR = 1;

/** @returns for each of those given what the text bears out of it; several for a list; or none. */
export function proposalsAt(
  text: string,
  paragraphs: readonly Paragraph[],
  given: readonly GivenClaim[],
): Proposal[][] {
  const { draft, proposals } = readDraft(text, paragraphs);
  return given.map((one) => {
    const span = onWords(draft, one.span);
    const sentence = span ? sentenceAround(draft, span) : -1;
    if (!span || sentence < 0) return [];
    const around = proposals.filter((proposal) => holds(proposal, span));
    const attributed = around.filter(({ form }) => form !== "none");
    // The rules know who says it, and how far it goes.
    if (attributed.length > 0)
      return attributed.filter((proposal) => isShortest(proposal, attributed));
    const whole = isWhole(draft, span, sentence) ? span : sentenceSpan(draft, sentence);
    if (!hasFiniteVerbWithin(draft.reading, whole)) return [];
    return itemisedIn(draft, fromGiven(draft, sentence, whole, speakerOf(draft, one, sentence)));
  });
}

/** From the first letter to the last, with all of the words that it begins and ends in. */
function onWords({ reading: { words } }: Draft, { start, end }: Span): Span | null {
  let first = indexFrom(words, start, (word) => word.end - 1);
  while (first < words.length && !isWord(words[first]?.text)) first += 1;
  let last = indexFrom(words, end, (word) => word.start) - 1;
  while (last >= first && !isWord(words[last]?.text)) last -= 1;
  const [from, to] = [words[first], words[last]];
  return from && to && last >= first && from.start < end
    ? { start: from.start, end: to.end }
    : null;
}

const isWord = (text: string | undefined): boolean =>
  text !== undefined && /[\p{L}\p{N}]/u.test(text);

/** The index of the one sentence that holds it all; -1 where it runs over more than one. */
function sentenceAround({ reading: { sentences } }: Draft, { start, end }: Span): number {
  const at = indexFrom(sentences, start + 1, (sentence) => sentence.end);
  const sentence = sentences[at];
  return sentence && sentence.start <= start && end <= sentence.end ? at : -1;
}

function sentenceSpan({ reading }: Draft, index: number): Span {
  const { start = 0, end = 0 } = reading.sentences[index] ?? {};
  return { start, end };
}

const holds = ({ contentSpan }: Proposal, { start, end }: Span): boolean =>
  contentSpan.start <= start && end <= contentSpan.end;

const lengthOf = ({ contentSpan: { start, end } }: Proposal): number => end - start;

const isShortest = (one: Proposal, all: readonly Proposal[]): boolean =>
  lengthOf(one) === Math.min(...all.map(lengthOf));

/** Whether it begins and ends where a clause does, with a subject and a verb of its own. */
function isWhole({ reading }: Draft, span: Span, index: number): boolean {
  const { words, sentences } = reading;
  const sentence: Sentence | undefined = sentences[index];
  const first = indexFrom(words, span.start, (word) => word.start);
  const next = indexFrom(words, span.end, (word) => word.start);
  if (!sentence || !hasFiniteVerbWithin(reading, span)) return false;
  const before = words[first - 1]?.lower ?? "";
  const opens =
    first === sentence.first || /^[,;:“"(–—]$/.test(before) || /^(?:and|but|or|that)$/.test(before);
  const closes = next >= sentence.last || /^[.,;:!?”")–—]$/.test(words[next]?.text ?? "");
  return opens && closes && words[first]?.pos !== "VERB" && words[first]?.pos !== "AUX";
}

/** The place nearest to the claim where its speaker is named; null where none is near. */
function speakerOf(draft: Draft, { sources }: GivenClaim, sentence: number): Phrase | null {
  const { words } = draft.reading;
  const places = sources.flatMap((source) => {
    const of = sentenceAround(draft, source);
    const first = indexFrom(words, source.start, (word) => word.start);
    const last = indexFrom(words, source.end, (word) => word.start) - 1;
    const isOnWords = words[first]?.start === source.start && words[last]?.end === source.end;
    const away = Math.abs(of - sentence);
    return of >= 0 && isOnWords && away <= NEAR ? [{ first, last, away }] : [];
  });
  const [nearest] = places.sort((a, b) => a.away - b.away);
  return nearest ? { first: nearest.first, last: nearest.last, aside: null } : null;
}
