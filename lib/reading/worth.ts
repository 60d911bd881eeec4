/**
 * How much a fact-checker would want to see a claim, 0 to 1, by the signals of worth-signals.ts;
 * and which sentences in the story's own voice are proposed at all. Pure.
 */
import type { Span } from "@/lib/text/text";
import { isFiniteVerb } from "./patterns";
import type { Proposal } from "./proposal";
import type { Reading } from "./reading";
import type { Sentence } from "./sentences";
import { indexFrom, within } from "./spans";
import { isGrave, namesWithin, signalsOf, type Signals } from "./worth-signals";

const SHORTEST = 5;
const PICTURE =
  /^(?:image|photo|picture|photograph|credit|graphic|illustration|video|file photo|left|right|above|below)\b\s?:?/i;

/**
 * A logistic sum of the signals. Fitted by `npm run eval:worth -- --fit` to the stories of
 * tests/worth/tuned, whose every sentence is labelled by hand, and rounded; a positive one speaks
 * for a look.
 */
export const WEIGHTS: Readonly<Record<keyof Signals | "start", number>> = {
  start: -0.39,
  wrongdoing: 0.96,
  harm: 0.1,
  rule: 0.65,
  cause: 0.25,
  knowledge: 0.45,
  denial: 0.97,
  money: 0.27,
  comparison: 0.24,
  figures: 0.29,
  sums: 0.27,
  dates: 0.02,
  judging: -0.11,
  names: -0.01,
  accused: 0.37,
  silence: -0.08,
  hedged: 0.23,
  unnamed: 0.19,
  document: 0.37,
  plain: -0.41,
  phrase: -0.66,
  belief: -0.25,
  quoted: -0.93,
  firstPerson: -0.49,
  feeling: -1.33,
  vow: -0.41,
  ought: -0.79,
  background: -0.73,
  length: 0.86,
};

export function worthOf(reading: Reading, proposal: Omit<Proposal, "worth">): number {
  const signals = Object.entries(signalsOf(reading, proposal)) as Array<[keyof Signals, number]>;
  const sum = signals.reduce((all, [name, value]) => all + WEIGHTS[name] * value, WEIGHTS.start);
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}

/**
 * Sentences that no attribution covers and that state something checkable.
 * @param checkable figures and hedges, in order.
 */
export function unattributedSentences(
  reading: Reading,
  attributed: ReadonlySet<number>,
  covered: readonly Span[],
  checkable: ReadonlyArray<{ readonly span: Span }>,
): Span[] {
  const taken = mergedSpans(covered);
  let next = 0;
  return reading.sentences
    .filter((sentence, index) => {
      while ((taken[next]?.end ?? Infinity) <= sentence.start) next += 1;
      const isCovered = (taken[next]?.start ?? Infinity) < sentence.end;
      return !isCovered && !attributed.has(index) && isCheckable(reading, sentence, checkable);
    })
    .map(({ start, end }) => ({ start, end }));
}

function mergedSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push(span);
  }
  return merged;
}

function isCheckable(
  reading: Reading,
  sentence: Sentence,
  checkable: ReadonlyArray<{ readonly span: Span }>,
): boolean {
  const { words, text, paragraphs, quotationOf } = reading;
  const paragraph = paragraphs[sentence.paragraph];
  if (paragraph?.kind === "heading" || paragraph?.kind === "note") return false;
  if (sentence.last - sentence.first < SHORTEST || words[sentence.last - 1]?.text === "?")
    return false;
  if (quotationOf[sentence.first] && quotationOf[sentence.last - 1]) return false;
  const plain = text.slice(sentence.start, sentence.end);
  if (PICTURE.test(plain) || !hasFiniteVerbWithin(reading, sentence)) return false;
  const isTold = within(checkable, sentence).length > 0 || namesWithin(reading, sentence) > 0;
  return isTold || isGrave(plain);
}

/** Whether the words of a range state something, rather than name it. */
export function hasFiniteVerbWithin({ words }: Reading, { start, end }: Span): boolean {
  const first = indexFrom(words, start, (word) => word.start);
  for (let at = first; (words[at]?.end ?? Infinity) <= end; at += 1) {
    if (isFiniteVerb(words, at, true)) return true;
  }
  return false;
}
