/**
 * What a language model listed, held against the text: believed only as far as the text bears it
 * out. A quote that does not stand in the text is dropped, and with it all the model said of it.
 * Pure.
 */
import { quoteFinder, type QuoteFinder } from "@/lib/drafts/place/selectors";
import { wordingFrom, type ProposedClaim } from "@/lib/drafts/rules";
import { WORDING_LIMIT } from "@/lib/ledger/claims/rules";
import type { AttributionStatus, ClaimKind } from "@/lib/ledger/claims/rules";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import { findHedges } from "@/lib/text/hedges";
import type { Span } from "@/lib/text/text";
import { fingerprintOf } from "./fingerprint";

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

/** @param answers null for what was not in the form. @returns those that the text bears out. */
export function readAnswers({
  text,
  answers,
}: {
  text: string;
  answers: ReadonlyArray<ModelAnswer | null>;
}): BorneOut[] {
  const find = quoteFinder(text);
  return answers.flatMap((answer) => (answer && toProposal(text, answer, find)) ?? []);
}

function toProposal(text: string, answer: ModelAnswer, find: QuoteFinder): BorneOut | null {
  const [span] = find({ exact: answer.quote.trim() }, 1);
  if (!span) return null;
  const words = text.slice(span.start, span.end);
  const named = answer.source?.trim() ?? "";
  // A source that the text does not name would be the model's invention.
  const source = find({ exact: named }, 1).length > 0 ? named : "";
  const cue = answer.cue ?? "";
  return {
    start: span.start,
    end: span.end,
    fingerprint: fingerprintOf(words),
    claim: {
      wording: wordingFrom(answer.wording ?? words).slice(0, WORDING_LIMIT),
      kind: answer.kind,
      attribution:
        source === "" && answer.attribution === "named" ? "unattributed" : answer.attribution,
      assertedBy: source,
      source: source === "" ? null : sourceOf(source, answer.sourceKind),
      cue: text.includes(cue) ? cue : "",
      quotation: "indirect",
      quotes: [],
      hedges: [...findHedges(words).keys()],
      isDenial: answer.kind === "denial",
      silence: null,
      figures: [],
      worth: 0.5,
    },
  };
}

function sourceOf(name: string, kind: SourceKind): ProposedClaim["source"] {
  return { name, kind, isNamed: /^\p{Lu}/u.test(name), title: "", employer: "", aliases: [] };
}
