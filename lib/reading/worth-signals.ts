/**
 * What makes a claim worth checking, or not, each as something that a text shows: what fact-checkers
 * look for first (somebody is said to have done wrong or come to harm, a figure, a cause, a rule, a
 * denial, who knew) and what they leave (feelings, courtesies, vows, what should be). Words and
 * grammar alone; whether anything is true plays no part. Pure.
 */
import type { Span } from "@/lib/text/text";
import { isName } from "./patterns";
import type { Proposal } from "./proposal";
import type { Reading } from "./reading";
import { indexFrom } from "./spans";
import {
  BACKGROUND,
  CAUSE,
  COMPARISON,
  DENIAL,
  FEELING,
  FIRST_PERSON,
  HARM,
  KNOWLEDGE,
  MONEY,
  OUGHT,
  PROOF,
  RULE,
  VOW,
  WRONGDOING,
} from "./worth-lexicon";

/** Their sum, weighted, is a claim's worth; each 0 or 1 but for the counts. */
export type Signals = {
  readonly wrongdoing: number;
  readonly harm: number;
  readonly rule: number;
  readonly cause: number;
  readonly knowledge: number;
  readonly denial: number;
  readonly money: number;
  readonly comparison: number;
  /** Figures with digits that are no dates, up to 2. */
  readonly figures: number;
  readonly sums: number;
  readonly dates: number;
  /** "It is a pity": no more than what something is, without a figure or a name. */
  readonly judging: number;
  /** Up to 3. */
  readonly names: number;
  /** A name and a wrong in one claim: somebody can be harmed by it, and can sue. */
  readonly accused: number;
  readonly silence: number;
  readonly hedged: number;
  /** Told by somebody without a name. */
  readonly unnamed: number;
  /** Shown by a document. */
  readonly document: number;
  readonly plain: number;
  readonly phrase: number;
  readonly belief: number;
  readonly quoted: number;
  readonly firstPerson: number;
  readonly feeling: number;
  readonly vow: number;
  readonly ought: number;
  readonly background: number;
  /** In tens of words, up to 3. */
  readonly length: number;
};

const IS = /\b(?:is|are|['’]s|['’]re|am|be)\b/i;

const flag = (is: boolean): number => (is ? 1 : 0);

export function signalsOf(reading: Reading, proposal: Omit<Proposal, "worth">): Signals {
  const { wording, cue, source, form } = proposal;
  const isQuoted = proposal.quotation === "direct";
  const names = namesWithin(reading, proposal.contentSpan);
  const isWrong = WRONGDOING.test(wording);
  const isDenied = proposal.speechAct === "denies" || DENIAL.test(wording);
  const evidence =
    source?.kind === "document" || (form !== "none" && PROOF.test(source?.words ?? ""));
  return {
    wrongdoing: flag(isWrong),
    harm: flag(HARM.test(wording)),
    rule: flag(RULE.test(wording)),
    cause: flag(CAUSE.test(wording)),
    knowledge: flag(KNOWLEDGE.test(wording)),
    denial: flag(isDenied),
    money: flag(MONEY.test(wording)),
    comparison: flag(COMPARISON.test(wording)),
    figures: Math.min(2, proposal.figures.filter(({ kind }) => kind === "number").length),
    sums: flag(proposal.figures.some(({ kind }) => kind === "money" || kind === "percentage")),
    dates: flag(proposal.figures.some(({ kind }) => kind === "date")),
    judging: flag(proposal.figures.length === 0 && names === 0 && IS.test(wording)),
    names,
    accused: flag(names > 0 && (isWrong || KNOWLEDGE.test(wording))),
    silence: flag(form === "silence"),
    hedged: flag(proposal.hedges.length > 0),
    unnamed: flag(proposal.status === "unnamed"),
    document: flag(evidence),
    plain: flag(form === "none"),
    phrase: flag(form === "phrase" || form === "question" || proposal.isContinuation),
    belief: flag(cue?.class === "belief" || proposal.speechAct === "asks" || form === "credit"),
    quoted: flag(isQuoted),
    firstPerson: flag(isQuoted && FIRST_PERSON.test(wording)),
    feeling: flag(
      FEELING.test(wording) ||
        /^(?:thank|hope|fear|praise|welcome|regret|love)$/.test(cue?.lemma ?? ""),
    ),
    vow: flag(
      VOW.test(wording) || /^(?:vow|promise|pledge|hope|intend|plan)$/.test(cue?.lemma ?? ""),
    ),
    ought: flag(OUGHT.test(wording)),
    background: flag(BACKGROUND.test(wording)),
    length: Math.min(3, wording.split(/\s+/).length / 10),
  };
}

/** Whether a sentence in the story's own voice tells of something to check though it has no figure. */
export function isGrave(sentence: string): boolean {
  return [WRONGDOING, HARM, RULE, CAUSE].some((pattern) => pattern.test(sentence));
}

/** Up to three. */
export function namesWithin({ words: all }: Reading, { start, end }: Span): number {
  let count = 0;
  const first = indexFrom(all, start, (word) => word.start);
  for (let at = first; (all[at]?.end ?? Infinity) <= end && count < 3; at += 1) {
    if (isName(all, at) && !isName(all, at - 1)) count += 1;
  }
  return count;
}
