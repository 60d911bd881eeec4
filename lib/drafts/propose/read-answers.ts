/**
 * What a language model listed, held against the text: believed only as far as the text bears it
 * out. A quote that does not stand in the text is dropped, and with it all the model said of it;
 * how far the claim goes, who says so and whether it is a list is the grammar's to say.
 */
import { quoteFinder } from "@/lib/drafts/place/selectors";
import { wordingFrom, type ProposedClaim } from "@/lib/drafts/rules";
import { WORDING_LIMIT } from "@/lib/ledger/claims/rules";
import type { AttributionStatus, ClaimKind } from "@/lib/ledger/claims/rules";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import type { Proposal } from "@/lib/reading/proposal";
import { proposalsAt } from "@/lib/reading/propose-at";
import { negations } from "@/lib/text/negations";
import type { Paragraph, Span } from "@/lib/text/text";
import { fingerprintOf } from "./fingerprint";
import { toProposedClaim } from "./read-proposals";

/** One claim as the model gave it. */
export type ModelAnswer = {
  quote: string;
  wording?: string | undefined;
  kind: ClaimKind;
  attribution: AttributionStatus;
  source?: string | null | undefined;
  sourceKind: SourceKind;
  cue?: string | null | undefined;
};

export type BorneOut = Span & { fingerprint: string; claim: ProposedClaim };

export type ReadAnswersInput = {
  text: string;
  paragraphs: readonly Paragraph[];
  /** Null for what was not in the form. */
  answers: ReadonlyArray<ModelAnswer | null>;
};

/** Places at which a name is looked for. */
const MOST_PLACES = 50;

/** @returns those that the text bears out, and how many answers it does not. */
export function readAnswers({ text, paragraphs, answers }: ReadAnswersInput): {
  found: BorneOut[];
  dropped: number;
} {
  const find = quoteFinder(text);
  const placed = answers.flatMap((answer) => {
    const [span] = answer ? find({ exact: answer.quote.trim() }, 1) : [];
    if (!answer || !span) return [];
    const named = answer.source?.trim() ?? "";
    // A source that the text does not name would be the model's invention.
    return [{ answer, span, sources: named === "" ? [] : find({ exact: named }, MOST_PLACES) }];
  });
  const borneOut = proposalsAt(text, paragraphs, placed).map((proposals, index) =>
    proposals.map((proposal) =>
      toFound(text, proposal, proposals.length === 1 ? placed[index]?.answer : undefined),
    ),
  );
  return {
    found: borneOut.flat(),
    dropped: answers.length - borneOut.filter(({ length }) => length > 0).length,
  };
}

/** @param answer whose wording may stand; none for a member of a list. */
function toFound(text: string, proposal: Proposal, answer: ModelAnswer | undefined): BorneOut {
  const { start, end } = proposal.contentSpan;
  const words = text.slice(start, end);
  const claim = toProposedClaim(text, proposal);
  const wording = wordingFrom(answer?.wording ?? "").slice(0, WORDING_LIMIT);
  return {
    start,
    end,
    fingerprint: fingerprintOf(words),
    claim: { ...claim, ...(isBorneOut(wording, words) && { wording }) },
  };
}

const OPEN = /^(?:he|she|they|this|these|those|however|but|and)\b/i;

/** A model's own words stand alone, with the text's figures and its "not". */
function isBorneOut(wording: string, words: string): boolean {
  const figures = wording.match(/\d+(?:[.,]\d+)*/g) ?? [];
  return (
    wording !== "" &&
    !OPEN.test(wording) &&
    figures.every((figure) => words.includes(figure)) &&
    negations(wording).length === negations(words).length
  );
}
