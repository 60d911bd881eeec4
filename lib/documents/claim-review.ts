/**
 * The verdicts of a published story as ClaimReview (schema.org), to be put into its page: what the
 * newsroom found, of whom it may name, and nothing else. Pure.
 */
import { leaves } from "@/lib/ledger/citations/rules";
import { LABELS } from "@/lib/ledger/claims/rules";
import { FINDINGS, isFinding } from "./rules";
import type { RecordedClaim } from "./story-record";

type Page = { url: string; newsroom: string };

/** JSON-LD: one ClaimReview for each finding, whose address is the page's with the claim's number. */
export function claimReviewsOf(claims: readonly RecordedClaim[], page: Page): string {
  const graph = claims.filter(isFinding).map((claim) => reviewOf(claim, page));
  return `${JSON.stringify({ "@context": "https://schema.org", "@graph": graph }, null, 2)}\n`;
}

function reviewOf(claim: RecordedClaim, { url, newsroom }: Page) {
  const place = FINDINGS.get(claim.level) ?? null;
  const author = authorOf(claim);
  const saidOn = claim.citations.find(({ terms }) => leaves(terms, "name", "under_terms"))?.saidOn;
  return {
    "@type": "ClaimReview",
    url: `${url.split("#", 1)[0] ?? ""}#${claim.ref}`,
    claimReviewed: claim.wording,
    datePublished: claim.verdict?.on ?? "",
    author: { "@type": "Organization", name: newsroom },
    reviewRating: {
      "@type": "Rating",
      alternateName: LABELS.level[claim.level],
      ...(place !== null && { ratingValue: place, bestRating: 5, worstRating: 1 }),
    },
    itemReviewed: {
      "@type": "Claim",
      ...(author !== null && { author: { "@type": author.type, name: author.name } }),
      ...(saidOn && { datePublished: saidOn }),
    },
  };
}

/** Who asserts it, in the desk's words; or else whom it is on the record from. */
function authorOf({ assertedBy, citations }: RecordedClaim) {
  if (assertedBy !== "") return { type: "Thing", name: assertedBy };
  const cited = citations.find(
    ({ terms, stance, isRetracted }) =>
      stance === "supports" && !isRetracted && leaves(terms, "name", "under_terms"),
  );
  if (!cited) return null;
  return { type: cited.sourceKind === "person" ? "Person" : "Organization", name: cited.name };
}
