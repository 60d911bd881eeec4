/**
 * How much a fact-checker would want to see a claim, 0 to 1, and which sentences in the story's
 * own voice are worth proposing at all. Counts what can be checked (figures, dates, names,
 * superlatives) against what cannot (opinion, questions); the weights are set by hand. Pure.
 */
import type { Span } from "@/lib/text/text";
import { isFiniteVerb, isName } from "./patterns";
import type { Proposal } from "./proposal";
import type { Reading } from "./reading";
import type { Sentence } from "./sentences";
import { indexFrom, within } from "./spans";

const SHORTEST = 5;
const SUPERLATIVE =
  /\b(?:first|last|only|never|always|biggest|largest|smallest|most|least|highest|lowest|best|worst|record|every|all|none|no one|more than|less than|fewer than)\b/i;
const OPINION =
  /\b(?:i|we|my|our|should|ought|beautiful|terrible|wonderful|sadly|hopefully|arguably|of course)\b/i;
const PICTURE =
  /^(?:image|photo|picture|photograph|credit|graphic|illustration|video|file photo|left|right|above|below)\b\s?:?/i;

export function worthOf(reading: Reading, proposal: Omit<Proposal, "worth">): number {
  const text = proposal.contentParts
    .map(({ start, end }) => reading.text.slice(start, end))
    .join(" ");
  let worth = proposal.form === "none" ? 0.2 : 0.45;
  worth += Math.min(0.25, 0.15 * proposal.figures.length);
  worth += Math.min(0.2, 0.1 * namesWithin(reading, proposal.contentSpan));
  // "may have": somebody was not sure, and a checker has to know how sure.
  if (proposal.hedges.length > 0) worth += 0.15;
  if (SUPERLATIVE.test(text)) worth += 0.1;
  if (proposal.form === "silence") worth += 0.2;
  if (proposal.speechAct === "denies") worth += 0.1;
  if (proposal.speechAct === "asks" || proposal.form === "credit") worth -= 0.3;
  if (proposal.form === "phrase" || proposal.isContinuation) worth -= 0.1;
  if (proposal.cue?.class === "belief") worth -= 0.1;
  if (OPINION.test(text)) worth -= 0.1;
  return Math.round(Math.max(0, Math.min(1, worth)) * 100) / 100;
}

function namesWithin({ words }: Reading, { start, end }: Span): number {
  let count = 0;
  const first = indexFrom(words, start, (word) => word.start);
  for (let at = first; (words[at]?.end ?? Infinity) <= end && count < 3; at += 1) {
    if (isName(words, at) && !isName(words, at - 1)) count += 1;
  }
  return count;
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
  return within(checkable, sentence).length > 0 || namesWithin(reading, sentence) > 0;
}

/** Whether the words of a range state something, rather than name it. */
export function hasFiniteVerbWithin({ words }: Reading, { start, end }: Span): boolean {
  const first = indexFrom(words, start, (word) => word.start);
  for (let at = first; (words[at]?.end ?? Infinity) <= end; at += 1) {
    if (isFiniteVerb(words, at, true)) return true;
  }
  return false;
}
