/**
 * What a verdict needs (DESIGN §2.1–2.3). Pure, and the only statement of it: the command
 * enforces the same list of unmet requirements that the screen shows beforehand.
 */
import type { Basis, ReviewState, Stance, VerificationLevel } from "@/lib/ledger/claims/rules";
import { moveReview } from "@/lib/ledger/claims/rules";

/** The levels a reviewer can give; "unverified" says that nobody has. */
export const VERDICT_LEVELS = [
  "verified",
  "corroborated",
  "single_source",
  "disputed",
  "unverifiable",
  "false",
] as const satisfies readonly VerificationLevel[];
export type VerdictLevel = (typeof VERDICT_LEVELS)[number];

/** What each level says of a claim (DESIGN §1), as it stands beside the choice. */
export const LEVEL_MEANINGS: Record<VerdictLevel, string> = {
  verified: "Checked against primary evidence, or on two or more independent origins.",
  corroborated: "Two or more independent origins support it.",
  single_source: "One origin supports it.",
  disputed: "Credible sources contradict or deny it.",
  unverifiable: "Checked, and can be neither confirmed nor refuted.",
  false: "Checked, and wrong: somebody contradicts it who knows.",
};

export type Evidence = {
  readonly citations: ReadonlyArray<{
    readonly stance: Stance;
    readonly basis: Basis | null;
    readonly locator: string;
    readonly attachmentCount: number;
    /** Its source, or all that it rests on, was retracted: it is evidence of nothing. */
    readonly isVoid?: boolean;
  }>;
  /** Independent origins among the supporting citations. */
  readonly originCount: number;
};

/** What the evidence lacks for this level, in words an editor can act on; empty when met. */
export function unmetForLevel(level: VerdictLevel, evidence: Evidence): string[] {
  const citations = evidence.citations.filter((citation) => !citation.isVoid);
  const supporting = citations.filter((citation) => citation.stance === "supports");
  switch (level) {
    case "single_source":
      return supporting.length >= 1 ? [] : ["Needs a citation that supports the claim."];
    case "corroborated":
      return evidence.originCount >= 2 ? [] : [needsOrigins(supporting.length, evidence)];
    case "verified":
      return hasPrimaryEvidence(supporting) || evidence.originCount >= 2
        ? []
        : [
            "Needs a supporting citation with basis “document” or “witnessed” and a locator or " +
              "attachment, or two independent origins.",
          ];
    case "disputed":
      return citations.some((c) => c.stance === "contradicts" || c.stance === "denies")
        ? []
        : ["Needs a citation that contradicts or denies the claim."];
    case "false":
      return citations.some((citation) => citation.stance === "contradicts")
        ? []
        : ["Needs a citation that contradicts the claim; a denial alone does not refute it."];
    case "unverifiable":
      return [];
  }
}

function needsOrigins(supportingCount: number, evidence: Evidence): string {
  if (supportingCount < 2) return "Needs two supporting citations of independent origin.";
  const origins = evidence.originCount === 1 ? "1 origin" : `${evidence.originCount} origins`;
  return `Needs two independent origins: ${supportingCount} supporting citations, ${origins}.`;
}

function hasPrimaryEvidence(supporting: Evidence["citations"]): boolean {
  return supporting.some(
    (citation) =>
      (citation.basis === "document" || citation.basis === "witnessed") &&
      (citation.locator !== "" || citation.attachmentCount > 0),
  );
}

export type Authorship = {
  readonly loggedById: number;
  readonly contentChangedById: number;
  /** Who wrote what it was split off from, or what was merged into it. */
  readonly otherAuthorIds?: readonly number[];
  /** Of these, who changed a source on which it leans. */
  readonly sourceAuthorIds?: readonly number[];
};

/** Why this person's verdict would break the four-eyes rule; null when it would not. */
export function fourEyesFault(reviewerId: number, claim: Authorship): string | null {
  if (claim.loggedById === reviewerId) {
    return "You logged this claim; somebody else gives its verdict.";
  }
  if (claim.contentChangedById === reviewerId) {
    return "You last changed its wording or citations; somebody else gives its verdict.";
  }
  if (claim.sourceAuthorIds?.includes(reviewerId)) {
    return "You changed a source that it leans on; somebody else gives its verdict.";
  }
  if (claim.otherAuthorIds?.includes(reviewerId)) {
    return "You worked on it before it was split or merged; somebody else gives its verdict.";
  }
  return null;
}

export type Reviewable = Authorship & {
  readonly reviewState: ReviewState;
  readonly isWithdrawn: boolean;
};

/** Everything but the level's own evidence that stands in the way of a verdict. */
export function unmetForReview(reviewerId: number, claim: Reviewable): string[] {
  const unmet: string[] = [];
  if (claim.isWithdrawn) unmet.push("The claim is withdrawn.");
  else if (moveReview(claim.reviewState, "decide") === null) {
    unmet.push("The claim has not been handed over for review.");
  }
  const fault = fourEyesFault(reviewerId, claim);
  if (fault) unmet.push(fault);
  return unmet;
}
