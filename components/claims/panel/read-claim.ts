/** What panel and review desk show of one claim, read once for either. Server only. */
import type { LoggedEvent } from "@/lib/audit/history";
import type { Authorized } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { getMended, sayMended } from "@/lib/drafts/place/mended";
import { getPassage } from "@/lib/drafts/place/passage";
import { checkQuotes } from "@/lib/drafts/quote-checks";
import { getClaim, listCheckers } from "@/lib/ledger/claims/queries";
import { getSuspicions } from "@/lib/ledger/falls/queries";
import { getLints } from "@/lib/ledger/lint/queries";
import { getQuestions } from "@/lib/ledger/questions/queries";
import { getReview } from "@/lib/ledger/verdicts/queries";
import { listClaimReplies } from "@/lib/replies/about-claim";
import { SourcelineError } from "@/lib/platform/errors";

type Asked = {
  slug: string;
  number: number;
  /** Whether the draft stands beside it: then its passage is in sight already. */
  isBesideDraft?: boolean;
  /** Asked only of those who may read histories. */
  readEvents: (reader: Authorized<"history.read">, claimId: number) => Promise<LoggedEvent[]>;
};

/** Null for a claim that does not exist for the actor. Whoever may judge it sees what the story says. */
export async function readClaim(
  actor: Authorized<"draft.read">,
  { slug, number, isBesideDraft, readEvents }: Asked,
) {
  try {
    const claim = await getClaim(actor, slug, number);
    const showsPassage = can(actor, "verdict.give") && !isBesideDraft;
    const [review, suspicions, lints, questions, checkers, events, replies, ...about] =
      await Promise.all([
        getReview(actor, claim),
        getSuspicions(actor, claim),
        getLints(actor, claim),
        getQuestions(actor, claim),
        listCheckers(actor, claim.story),
        can(actor, "history.read") ? readEvents(actor, claim.id) : [],
        can(actor, "reply.read") ? listClaimReplies(actor, claim.id) : [],
        checkQuotes(actor, claim.id),
        showsPassage ? getPassage(actor, claim.id) : null,
        getMended(actor, claim.id),
      ]);
    const [quoteChecks, passage, mended] = about;
    const standing = mended && { level: mended.level, says: sayMended(mended) };
    return {
      ...{
        claim,
        review,
        suspicions,
        lints,
        questions,
        checkers,
        quoteChecks,
        passage,
        events,
        replies,
      },
      mended: standing,
      mayAsk: can(actor, "reply.request") && claim.withdrawn === null,
    };
  } catch (error) {
    if (error instanceof SourcelineError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
