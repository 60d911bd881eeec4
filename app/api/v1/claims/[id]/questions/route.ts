import { route } from "@/lib/access/route";
import { answerPage } from "@/lib/api/answer";
import { nothingAsked } from "@/lib/api/asked";
import { recordNumber, readQuery } from "@/lib/api/query";
import { getClaimById } from "@/lib/ledger/claims/queries";
import { getQuestions } from "@/lib/ledger/questions/queries";

/** What was asked about a claim, the oldest first, as threads. */
export const GET = route("claim.read", async (actor, request, { id }: { id: string }) => {
  readQuery(request.url, nothingAsked);
  const claim = await getClaimById(actor, recordNumber(id, "That claim"));
  const { list } = await getQuestions(actor, claim);
  return answerPage({ items: list, next: null });
});
