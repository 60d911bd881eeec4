import { route } from "@/lib/access/route";
import { answerPage, pageOf } from "@/lib/api/answer";
import { pageAsked } from "@/lib/api/asked";
import { recordNumber, readQuery } from "@/lib/api/query";
import { getClaimById } from "@/lib/ledger/claims/queries";
import { listVerdicts } from "@/lib/ledger/verdicts/list";

/** A claim's verdicts, the latest first; lapsed ones and those taken back say so. */
export const GET = route("claim.read", async (actor, request, { id }: { id: string }) => {
  const { after, limit } = readQuery(request.url, pageAsked);
  const { id: claimId } = await getClaimById(actor, recordNumber(id, "That claim"));
  return answerPage(pageOf(await listVerdicts(actor, { claimId, after, limit }), limit));
});
