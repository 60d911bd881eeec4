import { can } from "@/lib/access/policy";
import { route } from "@/lib/access/route";
import { answerRecord } from "@/lib/api/answer";
import { readLastEvents } from "@/lib/audit/history";
import { getMended, sayMended } from "@/lib/drafts/place/mended";
import { checkQuotes } from "@/lib/drafts/quote-checks";
import { getClaimById } from "@/lib/ledger/claims/queries";
import { getSuspicions } from "@/lib/ledger/falls/queries";
import { getLints } from "@/lib/ledger/lint/queries";
import { getQuestions } from "@/lib/ledger/questions/queries";
import { getReview } from "@/lib/ledger/verdicts/queries";
import { notFound } from "@/lib/platform/errors";

const LAST_EVENTS = 12;

/** One claim with all that its panel shows, and what the reader may do with it now. */
export const GET = route("draft.read", async (actor, request, { id }: { id: string }) => {
  if (!/^[1-9]\d{0,14}$/.test(id)) throw notFound("That claim");
  const claim = await getClaimById(actor, Number(id));
  const [review, suspicions, lints, questions, quoteChecks, history, found] = await Promise.all([
    getReview(actor, claim),
    getSuspicions(actor, claim),
    getLints(actor, claim),
    getQuestions(actor, claim),
    checkQuotes(actor, claim.id),
    can(actor, "history.read") ? readLastEvents(actor, claim.id, LAST_EVENTS) : [],
    getMended(actor, claim.id),
  ]);
  const mended = found && {
    ...{ level: found.level, says: sayMended(found) },
    ...{ contradictedIn: found.contradictedIn, mendedIn: found.mendedIn },
  };
  const all = { claim, review, suspicions, lints, questions, quoteChecks, history, mended };
  return answerRecord(request, all, claim.revision);
});
