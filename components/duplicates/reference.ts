/** How a claim refers to another that says so already. */
import { timeText } from "@/components/ui/time-text";
import type { AlikeOffer } from "@/lib/duplicates/queries";
import { LABELS } from "@/lib/ledger/claims/rules";

/** What its note says: where the other stands, and what was found of it. */
export function referenceTo(claim: AlikeOffer, zone: string): string {
  const instant = Date.parse(claim.at);
  const day = timeText(instant, "date", instant, zone);
  const found = claim.isJudged ? `${LABELS.level[claim.level]}, ${day}` : `not judged, ${day}`;
  return `${claim.says === "other" ? "Compare" : "See"} ${claim.slug} ${claim.ref} (${found}).`;
}
