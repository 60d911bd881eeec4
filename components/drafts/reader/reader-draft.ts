/**
 * What the browser gets of a draft: the text once, and of each mark only what is drawn and walked.
 * Everything else about a claim or a proposal comes with its panel. Pure.
 */
import type { VerificationLevel } from "@/lib/ledger/claims/rules";
import type { DraftView } from "@/lib/drafts/queries";
import type { Coverage } from "@/lib/drafts/rules";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import type { Link, Paragraph, Span } from "@/lib/text/text";

/** A claim where it stands in the text. `key` names it on the page and in the address. */
export type ClaimOnText = Span & {
  kind: "claim";
  key: string;
  paragraph: number;
  wording: string;
  level: VerificationLevel;
  isLapsed: boolean;
  isMoved: boolean;
  isDecided: boolean;
};

/** A proposal on the words that it would make a claim of. */
export type ProposalOnText = Span & {
  kind: "proposal";
  key: string;
  paragraph: number;
  id: number;
  wording: string;
};

export type TextMark = ClaimOnText | ProposalOnText;

/** A claim that has no certain place in the draft, as far as the page speaks of it. */
export type UnsettledClaim = Pick<
  UnsettledPlacement,
  "claimId" | "ref" | "wording" | "state" | "placementId" | "revision" | "before" | "after"
>;

export type ReaderDraft = Omit<DraftView, "story" | "paragraphs" | "claims" | "proposals"> & {
  slug: string;
  /** The number of the story's newest draft. */
  latest: number;
  paragraphs: Paragraph[];
  links: Link[];
  coverage: Coverage;
  /** In reading order; of two that begin together the longer one first. */
  marks: TextMark[];
  unsettled: UnsettledClaim[];
};

export function proposalKey(id: number): string {
  return `p${id}`;
}

export function toReaderDraft(
  { story, paragraphs, claims, proposals, ...view }: DraftView,
  latest: number,
  unsettled: readonly UnsettledPlacement[],
): ReaderDraft {
  const marks: TextMark[] = [
    ...claims.map((claim) => ({
      kind: "claim" as const,
      key: claim.ref,
      start: claim.start,
      end: claim.end,
      paragraph: claim.paragraph,
      wording: claim.wording,
      level: claim.level,
      isLapsed: claim.isLapsed,
      isMoved: claim.state === "moved",
      isDecided: claim.reviewState === "decided",
    })),
    ...proposals.map((proposal) => ({
      kind: "proposal" as const,
      key: proposalKey(proposal.id),
      start: proposal.start,
      end: proposal.end,
      paragraph: proposal.paragraph,
      id: proposal.id,
      wording: proposal.claim.wording,
    })),
  ];
  return {
    ...view,
    slug: story.slug,
    latest,
    paragraphs: paragraphs.map(({ start, end, kind, level }) => ({ start, end, kind, level })),
    marks: marks.sort((one, other) => one.start - other.start || other.end - one.end),
    unsettled: unsettled.map((claim) => ({
      claimId: claim.claimId,
      ref: claim.ref,
      wording: claim.wording,
      state: claim.state,
      placementId: claim.placementId,
      revision: claim.revision,
      before: claim.before,
      after: claim.after,
    })),
  };
}
